//! Behind which claim each dependent claim is told, and which chains end nowhere; not what the claims say.

use claimwright_application::ClaimSet;

/// The tree in which claims are told.
#[derive(Debug)]
pub(crate) struct Lineage {
    /// For each claim the one behind which it is told; none for independent claims and for those whose chain runs in a
    /// circle or to a claim that is not there.
    pub parent: Vec<Option<usize>>,
    /// For each claim the one at the end of its chain.
    pub root: Vec<usize>,
}

impl Lineage {
    /// Of each claim the first parent that stands before it, else the first that stands after it.
    pub fn of(set: &ClaimSet) -> Self {
        let mut parent: Vec<Option<usize>> = set
            .claims
            .iter()
            .map(|claim| {
                let others = claim.parents.iter().copied().filter(|&parent| parent != claim.index);
                let before = others.clone().filter(|&parent| parent < claim.index).min();
                before.or_else(|| others.min())
            })
            .collect();
        let mut root: Vec<Option<usize>> = vec![None; parent.len()];
        for start in 0..parent.len() {
            let mut path = Vec::new();
            let mut at = start;
            while root[at].is_none() && !path.contains(&at) {
                path.push(at);
                match parent[at] {
                    Some(next) => at = next,
                    None => root[at] = Some(at),
                }
            }
            if root[at].is_none() {
                // The chain came back to `at`: the circle is opened there.
                parent[at] = None;
                root[at] = Some(at);
            }
            let end = root[at];
            for claim in path {
                root[claim] = end;
            }
        }
        let root = root.into_iter().enumerate().map(|(index, root)| root.unwrap_or(index)).collect();
        Self { parent, root }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::Language;

    #[test]
    fn circles_are_opened_and_later_parents_found() {
        let text = "1. A lamp.\n2. The lamp of claim 4, wherein it is red.\n3. The lamp of claim 3, wherein it is lit.\n\
                    4. The lamp of claim 1, wherein it is big.\n5. The lamp of claim 6, wherein it is wet.\n\
                    6. The lamp of claim 5, wherein it is dry.";
        let lineage = Lineage::of(&ClaimSet::parse(text, Language::En));
        assert_eq!(lineage.parent, [None, Some(3), None, Some(0), None, Some(4)]);
        assert_eq!(lineage.root, [0, 0, 2, 0, 4, 4]);
    }
}
