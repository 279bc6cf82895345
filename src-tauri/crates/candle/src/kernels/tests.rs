//! The products in vectors against those one number at a time, bit for bit; not how fast either is.

use super::*;
use candle_core::{Device, Tensor};

/// Numbers that a seed decides (Numerical Recipes, `ranqd1`).
struct Numbers(u32);

impl Numbers {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8
    }

    fn float(&mut self) -> f32 {
        self.next() as f32 / (1 << 23) as f32 - 1.0
    }

    fn byte(&mut self) -> u8 {
        (self.next() >> 5) as u8
    }
}

/// A matrix of blocks with these bytes; scales in half precision come from `scale`.
fn matrix(kind: GgmlDType, outputs: usize, inputs: usize, mut byte: impl FnMut() -> u8, scale: [u8; 2]) -> Matrix {
    let blocks = outputs * inputs / kind.block_size();
    let mut bytes = Vec::with_capacity(blocks * kind.type_size());
    for _ in 0..blocks {
        let mut block: Vec<u8> = (0..kind.type_size()).map(|_| byte()).collect();
        let places: &[usize] = match kind {
            GgmlDType::Q4K => &[0, 2],
            GgmlDType::Q6K => &[208],
            _ => &[0],
        };
        places.iter().for_each(|place| block[*place..*place + 2].copy_from_slice(&scale));
        bytes.extend(block);
    }
    let storage = candle_core::quantized::QStorage::from_data(bytes.into(), &Device::Cpu, kind).expect("blocks");
    let tensor = QTensor::new(storage, (outputs, inputs)).expect("a matrix");
    Matrix::new(&Arc::new(tensor)).expect("a matrix of a known type")
}

/// The product as a processor without AVX-VNNI computes it.
fn in_two_steps(matrix: &Matrix, inputs: &Inputs<'_>) -> Vec<f32> {
    let mut answer = vec![0.0; inputs.count() * matrix.outputs];
    let bytes = matrix.tensor.data().expect("bytes");
    let share = Share { blocks: blocks(&matrix.tensor, &bytes), inputs: &inputs.narrow, rows: 0..matrix.outputs };
    #[cfg(target_arch = "x86_64")]
    if x86::available() {
        x86::multiply(&share, false, &mut answer);
        return answer;
    }
    plain::multiply(&share, &mut answer);
    answer
}

fn plainly(matrix: &Matrix, inputs: &Inputs<'_>) -> Vec<f32> {
    let mut answer = vec![0.0; inputs.count() * matrix.outputs];
    let bytes = matrix.tensor.data().expect("bytes");
    let share = Share { blocks: blocks(&matrix.tensor, &bytes), inputs: &inputs.narrow, rows: 0..matrix.outputs };
    plain::multiply(&share, &mut answer);
    answer
}

/// The bits of numbers; what is none has many, which are alike.
fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| if value.is_nan() { f32::NAN } else { *value }.to_bits()).collect()
}

/// Rows of weights and of numbers.
const SIZES: [(usize, usize); 11] =
    [(1, 1), (4, 2), (7, 3), (8, 4), (9, 5), (17, 2), (24, 3), (40, 7), (64, 6), (65, 9), (130, 17)];

const KINDS: [GgmlDType; 3] = [GgmlDType::Q4K, GgmlDType::Q6K, GgmlDType::Q8_0];

#[test]
fn vectors_give_the_bits_of_single_numbers() {
    let mut numbers = Numbers(7);
    for kind in KINDS {
        for (outputs, count) in SIZES {
            let scale = [numbers.byte(), 0x20 | (numbers.byte() & 0x83)];
            let matrix = matrix(kind, outputs, 512, || numbers.byte(), scale);
            let values: Vec<f32> = (0..count * 512).map(|_| numbers.float() * 8.0).collect();
            let inputs = Inputs::new(&values, 512);
            let product = matrix.product(&inputs).expect("a product");
            assert_eq!(bits(&product), bits(&plainly(&matrix, &inputs)), "{kind:?} {outputs} {count}");
            assert_eq!(bits(&product), bits(&in_two_steps(&matrix, &inputs)), "{kind:?} {outputs} {count}");
        }
    }
}

#[test]
fn extreme_blocks_overflow_nothing() {
    for kind in KINDS {
        for byte in [0u8, 0x7F, 0x80, 0x81, 0xFF] {
            for value in [1.0, -1.0, f32::MAX, f32::MIN_POSITIVE, 0.0] {
                let matrix = matrix(kind, 8, 512, || byte, [0, 0x3C]);
                for count in [1, 4, 5] {
                    let values = vec![value; count * 512];
                    let inputs = Inputs::new(&values, 512);
                    let product = matrix.product(&inputs).expect("a product");
                    assert_eq!(bits(&product), bits(&plainly(&matrix, &inputs)), "{kind:?} {byte} {value} {count}");
                    assert_eq!(
                        bits(&product),
                        bits(&in_two_steps(&matrix, &inputs)),
                        "{kind:?} {byte} {value} {count}"
                    );
                }
            }
        }
    }
}

#[test]
fn products_are_those_of_the_numbers_that_the_blocks_stand_for() {
    let mut numbers = Numbers(3);
    for kind in KINDS {
        let weights: Vec<f32> = (0..32 * 512).map(|_| numbers.float()).collect();
        let weights = Tensor::from_vec(weights, (32, 512), &Device::Cpu).expect("weights");
        let weights = Arc::new(QTensor::quantize(&weights, kind).expect("quantised"));
        let exact = weights.dequantize(&Device::Cpu).expect("numbers").to_vec2::<f32>().expect("rows");
        let values: Vec<f32> = (0..6 * 512).map(|_| numbers.float()).collect();
        let matrix = Matrix::new(&weights).expect("a matrix of a known type");
        let product = matrix.product(&Inputs::new(&values, 512)).expect("a product");
        for (row, product) in values.chunks_exact(512).zip(product.chunks_exact(32)) {
            for (weights, product) in exact.iter().zip(product) {
                let expected: f32 = weights.iter().zip(row).map(|(a, b)| a * b).sum();
                // Rounding 512 factors to 1/127 of the greatest: some 0.04 on such a sum, by chance and not by rule.
                assert!((expected - product).abs() < 0.25, "{kind:?}: {expected} {product}");
            }
        }
    }
}

#[test]
fn a_number_does_not_depend_on_what_is_computed_beside_it() {
    let mut numbers = Numbers(11);
    for kind in KINDS {
        let matrix = matrix(kind, 12, 768, || numbers.byte(), [0x34, 0x1C]);
        let values: Vec<f32> = (0..9 * 768).map(|_| numbers.float()).collect();
        let together = matrix.product(&Inputs::new(&values, 768)).expect("a product");
        for (row, together) in values.chunks_exact(768).zip(together.chunks_exact(12)) {
            let alone = matrix.product(&Inputs::new(row, 768)).expect("a product");
            assert_eq!(bits(&alone), bits(together), "{kind:?}");
        }
    }
}

#[test]
fn what_is_no_number_stays_none() {
    let mut numbers = Numbers(5);
    for kind in KINDS {
        let matrix = matrix(kind, 8, 256, || numbers.byte(), [0, 0x3C]);
        for wrong in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let mut values = vec![1.0; 2 * 256];
            values[300] = wrong;
            let product = matrix.product(&Inputs::new(&values, 256)).expect("a product");
            assert!(product[..8].iter().all(|value| value.is_finite()), "{kind:?}");
            assert!(product[8..].iter().all(|value| value.is_nan()), "{kind:?} {wrong}");
        }
    }
}

#[test]
fn threads_that_share_a_product_give_its_bits() {
    let mut numbers = Numbers(13);
    for kind in KINDS {
        for (outputs, count) in [(600, 3), (1030, 1), (64, 17)] {
            let mut matrix = matrix(kind, outputs, 512, || numbers.byte(), [0x34, 0x1C]);
            assert!(outputs * count * 512 >= WORTH_SHARING, "it is shared");
            let values: Vec<f32> = (0..count * 512).map(|_| numbers.float()).collect();
            let inputs = Inputs::new(&values, 512);
            let alone = matrix.product(&inputs).expect("a product");
            for threads in [2, 3, 7] {
                matrix.set_crew(&Crew::new(claimwright_infer::Sharing { threads, spin: 50 }));
                let shared = matrix.product(&inputs).expect("a product");
                assert_eq!(bits(&shared), bits(&alone), "{kind:?} {outputs} {count}, {threads} threads");
            }
        }
    }
}
