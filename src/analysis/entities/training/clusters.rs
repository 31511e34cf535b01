//! Clusters of vectors: k-means over vectors of unit length (spherical; Dhillon and Modha 2001).

use super::random::Random;
use super::vectors::{DIMENSIONS, Vector};

const ROUNDS: usize = 12;

/// The cluster of each vector, of `count` clusters.
pub(super) fn clusters(vectors: &[Vector], count: usize) -> Vec<u16> {
    let mut random = Random(count as u64);
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    random.shuffle(&mut order);
    let mut centres: Vec<Vector> = order.iter().take(count).map(|&at| vectors[at]).collect();
    let mut assigned = vec![0_u16; vectors.len()];
    for _ in 0..ROUNDS {
        for (cluster, vector) in assigned.iter_mut().zip(vectors) {
            *cluster = nearest(&centres, vector);
        }
        let mut sums = vec![[0.0_f32; DIMENSIONS]; centres.len()];
        for (&cluster, vector) in assigned.iter().zip(vectors) {
            for (sum, value) in sums[usize::from(cluster)].iter_mut().zip(vector) {
                *sum += value;
            }
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
            if length > 0.0 {
                *centre = sum.map(|value| value / length);
            }
        }
    }
    assigned
}

fn nearest(centres: &[Vector], vector: &Vector) -> u16 {
    let mut best = (0, f32::NEG_INFINITY);
    for (index, centre) in centres.iter().enumerate() {
        let product: f32 = centre.iter().zip(vector).map(|(a, b)| a * b).sum();
        if product > best.1 {
            best = (index as u16, product);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_vectors_have_the_same_clusters_and_far_ones_others() {
        let axis = |axis: usize| {
            let mut vector = [0.0; DIMENSIONS];
            vector[axis] = 1.0;
            vector
        };
        let vectors: Vec<Vector> = (0..32).map(|at| axis(at % 8)).collect();
        let found = clusters(&vectors, 32);
        assert_eq!(found, clusters(&vectors, 32));
        assert!((8..32).all(|at| found[at] == found[at - 8]));
        let different: std::collections::HashSet<u16> = found.into_iter().collect();
        assert_eq!(different.len(), 8);
    }
}
