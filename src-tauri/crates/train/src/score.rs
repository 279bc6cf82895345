//! How well scores agree with those of people; nothing of how they were made.

/// Pearson's correlation; 0 where one side has no spread.
pub fn pearson(x: &[f32], y: &[f32]) -> f64 {
    let count = x.len().min(y.len()) as f64;
    let mean = |values: &[f32]| values.iter().map(|value| f64::from(*value)).sum::<f64>() / count.max(1.0);
    let (mean_x, mean_y) = (mean(x), mean(y));
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (x, y) = (f64::from(*x) - mean_x, f64::from(*y) - mean_y);
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    if xx * yy > 0.0 { xy / (xx * yy).sqrt() } else { 0.0 }
}

/// Spearman's: Pearson's of the ranks, equal values sharing theirs.
pub fn spearman(x: &[f32], y: &[f32]) -> f64 {
    pearson(&ranks(x), &ranks(y))
}

fn ranks(values: &[f32]) -> Vec<f32> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let end = start + order[start..].iter().take_while(|place| values[**place] == values[order[start]]).count();
        for place in &order[start..end] {
            ranks[*place] = (start + end - 1) as f32 / 2.0;
        }
        start = end;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn correlations_of_known_samples() {
        let (x, y) = ([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 10.0]);
        assert!((pearson(&x, &y) - 0.885_437_74).abs() < 1e-6);
        assert!((spearman(&x, &y) - 1.0).abs() < 1e-9);
        assert!((spearman(&[1.0, 1.0, 2.0], &[3.0, 3.0, 1.0]) + 1.0).abs() < 1e-6);
        assert_eq!(pearson(&[1.0, 1.0], &[0.0, 1.0]), 0.0);
    }
}
