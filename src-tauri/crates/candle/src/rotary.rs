//! Rotary position embedding (Su et al., "RoFormer", 2021) for rows of heads; not the attention that uses it.

/// Which components of a head turn together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pairs {
    /// Neighbours: 0 with 1, 2 with 3. The llama checkpoints of GGUF are permuted for this.
    Neighbours,
    /// Halves: 0 with n/2, 1 with n/2 + 1.
    Halves,
}

/// The sines and cosines of every position.
#[derive(Debug)]
pub(crate) struct Rotary {
    /// Cosine and sine of each pair of components, position after position.
    turns: Vec<(f32, f32)>,
    size: usize,
    pairs: Pairs,
}

impl Rotary {
    /// Tables for heads of `size` components and positions below `context`; the first angle is 1 radian a position, the
    /// others fall geometrically towards 1/`base`.
    pub(crate) fn new(size: usize, context: usize, base: f32, pairs: Pairs) -> Self {
        let steps: Vec<f64> =
            (0..size / 2).map(|i| f64::from(base).powf(2.0 * i as f64 / size as f64).recip()).collect();
        let turn = |angle: f64| (angle.cos() as f32, angle.sin() as f32);
        let turns = (0..context).flat_map(|position| steps.iter().map(move |step| turn(position as f64 * step)));
        Self { turns: turns.collect(), size, pairs }
    }

    /// Turns the heads in rows of `width` components that stand at `position` and after.
    pub(crate) fn turn(&self, rows: &mut [f32], width: usize, position: usize) {
        let half = self.size / 2;
        for (row, turns) in rows.chunks_exact_mut(width).zip(self.turns.chunks_exact(half).skip(position)) {
            for head in row.chunks_exact_mut(self.size) {
                match self.pairs {
                    Pairs::Neighbours => {
                        for (pair, (cosine, sine)) in head.as_chunks_mut::<2>().0.iter_mut().zip(turns) {
                            *pair = [pair[0] * cosine - pair[1] * sine, pair[0] * sine + pair[1] * cosine];
                        }
                    }
                    Pairs::Halves => {
                        let (first, second) = head.split_at_mut(half);
                        for ((a, b), (cosine, sine)) in first.iter_mut().zip(second).zip(turns) {
                            (*a, *b) = (*a * cosine - *b * sine, *a * sine + *b * cosine);
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_turn_by_their_angle() {
        let (sine, cosine) = 3f32.sin_cos();
        let mut rows = [9.0, 9.0, 9.0, 9.0, 1.0, 0.0, 0.0, 1.0];
        Rotary::new(4, 8, 10_000.0, Pairs::Neighbours).turn(&mut rows[4..], 4, 3);
        let slow = (0.03f32).sin_cos();
        let near = |a: &[f32], b: [f32; 4]| assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6), "{a:?} {b:?}");
        near(&rows[4..], [cosine, sine, -slow.0, slow.1]);
        let mut rows = [1.0, 0.0, 0.0, 1.0];
        Rotary::new(4, 8, 10_000.0, Pairs::Halves).turn(&mut rows, 4, 3);
        near(&rows, [cosine, -slow.0, sine, slow.1]);
    }
}
