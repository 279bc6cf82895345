//! The dependency graph of a claim set and its dominator tree: what every chain of a claim passes through; not what the
//! claims say.
//!
//! A term introduced in a claim is available to another where every chain of dependencies leads through the first, which
//! is what a dominator is. The tree costs one lowest common ancestor per reference, found by jump pointers (E. Myers,
//! "An applicative random-access stack", 1983), so that ten thousand claims in one chain stay cheap.

use crate::claims::{Claim, Joined, ReferenceRole};

/// The claims a claim takes terms from, by index, and how they are joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub claims: Vec<usize>,
    pub alternative: bool,
}

/// The graph in the form that the resolver walks.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// References of each claim that name claims other than itself.
    pub sources: Vec<Vec<Source>>,
    /// Whether a claim or one that it builds on has a broken reference.
    pub broken: Vec<bool>,
    /// Children in the dominator tree; the last entry holds the roots.
    pub children: Vec<Vec<usize>>,
    /// Parent in the dominator tree.
    pub above: Vec<Option<usize>>,
    /// The nearest claim on the way up, itself included, that takes terms from several claims.
    pub multiple: Vec<Option<usize>>,
}

impl Graph {
    pub fn new(claims: &[Claim], index_of: &dyn Fn(u32) -> Option<usize>) -> Self {
        let count = claims.len();
        let mut broken = vec![false; count];
        let mut sources: Vec<Vec<Source>> = Vec::with_capacity(count);
        for claim in claims {
            let mut own = Vec::new();
            for reference in &claim.references {
                let dependency = reference.role == ReferenceRole::Dependency;
                let mut targets = Vec::with_capacity(reference.numbers.len());
                for &number in &reference.numbers {
                    match index_of(number) {
                        Some(target) if target != claim.index => targets.push(target),
                        _ => broken[claim.index] |= dependency,
                    }
                }
                if !dependency {
                    targets.retain(|&target| target < claim.index);
                }
                if !targets.is_empty() {
                    own.push(Source { claims: targets, alternative: reference.joined != Joined::Cumulative });
                }
            }
            sources.push(own);
        }
        let order = order(&sources, &mut broken);
        let mut graph = Self {
            sources,
            broken,
            children: vec![Vec::new(); count + 1],
            above: vec![None; count],
            multiple: vec![None; count],
        };
        graph.tree(&order);
        graph
    }

    /// Builds the dominator tree over claims in topological order.
    fn tree(&mut self, order: &[usize]) {
        let count = self.sources.len();
        let mut lift = Lift { above: vec![None; count], jump: vec![None; count], depth: vec![0; count] };
        for &claim in order {
            let mut targets = self.sources[claim].iter().flat_map(|source| source.claims.iter().copied());
            let mut dominator = if self.broken[claim] { None } else { targets.next() };
            for target in targets {
                dominator = dominator.and_then(|d| lift.common(d, target));
                if dominator.is_none() {
                    break;
                }
            }
            lift.hang(claim, dominator);
            self.above[claim] = dominator;
            let several = self.sources[claim].iter().map(|source| source.claims.len()).sum::<usize>() > 1;
            self.multiple[claim] = if several { Some(claim) } else { dominator.and_then(|d| self.multiple[d]) };
            self.children[dominator.unwrap_or(count)].push(claim);
        }
    }
}

/// Claims so that each follows all that it builds on. Those on a cycle or behind one come last and are marked broken.
fn order(sources: &[Vec<Source>], broken: &mut [bool]) -> Vec<usize> {
    let count = sources.len();
    let mut waiting = vec![0usize; count];
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (claim, own) in sources.iter().enumerate() {
        for &target in own.iter().flat_map(|source| &source.claims) {
            waiting[claim] += 1;
            users[target].push(claim);
        }
    }
    let mut order: Vec<usize> = (0..count).filter(|&claim| waiting[claim] == 0).collect();
    let mut at = 0;
    while at < order.len() {
        let claim = order[at];
        at += 1;
        for &user in &users[claim] {
            broken[user] |= broken[claim];
            waiting[user] -= 1;
            if waiting[user] == 0 {
                order.push(user);
            }
        }
    }
    let stuck: Vec<usize> = (0..count).filter(|&claim| waiting[claim] > 0).collect();
    for &claim in &stuck {
        broken[claim] = true;
    }
    order.extend(stuck);
    order
}

/// A growing tree with lowest common ancestors in logarithmic time.
struct Lift {
    above: Vec<Option<usize>>,
    jump: Vec<Option<usize>>,
    depth: Vec<usize>,
}

impl Lift {
    fn hang(&mut self, node: usize, above: Option<usize>) {
        self.above[node] = above;
        let Some(above) = above else { return };
        self.depth[node] = self.depth[above] + 1;
        let far = self.jump[above];
        let further = far.and_then(|far| self.jump[far]);
        let depth = |node: Option<usize>| node.map_or(0, |node| self.depth[node] + 1);
        let even = far.is_some() && (self.depth[above] + 1) - depth(far) == depth(far) - depth(further);
        self.jump[node] = if even { further } else { Some(above) };
    }

    fn common(&self, a: usize, b: usize) -> Option<usize> {
        let (mut a, mut b) = (a, b);
        if self.depth[a] < self.depth[b] {
            std::mem::swap(&mut a, &mut b);
        }
        while self.depth[a] > self.depth[b] {
            a = match self.jump[a] {
                Some(far) if self.depth[far] >= self.depth[b] => far,
                _ => self.above[a]?,
            };
        }
        while a != b {
            (a, b) = match (self.jump[a], self.jump[b]) {
                (Some(x), Some(y)) if x != y => (x, y),
                _ => (self.above[a]?, self.above[b]?),
            };
        }
        Some(a)
    }
}
