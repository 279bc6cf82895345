//! Whether stored weights are numbers: a file with others is refused before anything is computed with it; not whether they
//! are the right ones, which a hash tells.

use candle_core::quantized::GgmlDType;

/// Bytes of a block, and where its numbers in half precision stand; the rest of a block are integers, which are always some.
fn halves(kind: GgmlDType) -> Option<(usize, &'static [usize])> {
    Some(match kind {
        GgmlDType::F16 => (2, &[0]),
        GgmlDType::Q4_0 => (18, &[0]),
        GgmlDType::Q4_1 => (20, &[0, 2]),
        GgmlDType::Q5_0 => (22, &[0]),
        GgmlDType::Q5_1 => (24, &[0, 2]),
        GgmlDType::Q8_0 => (34, &[0]),
        GgmlDType::Q2K => (84, &[80, 82]),
        GgmlDType::Q3K => (110, &[108]),
        GgmlDType::Q4K => (144, &[0, 2]),
        GgmlDType::Q5K => (176, &[0, 2]),
        GgmlDType::Q6K => (210, &[208]),
        _ => return None,
    })
}

/// Whether all numbers of these blocks are finite.
pub(crate) fn is_sound(kind: GgmlDType, bytes: &[u8]) -> bool {
    match (kind, halves(kind)) {
        (_, Some((length, places))) => bytes
            .chunks_exact(length)
            .all(|block| places.iter().all(|at| u16::from_le_bytes([block[*at], block[*at + 1]]) & 0x7C00 != 0x7C00)),
        (GgmlDType::F32, _) => {
            bytes.as_chunks::<4>().0.iter().all(|number| u32::from_le_bytes(*number) & 0x7F80_0000 != 0x7F80_0000)
        }
        (GgmlDType::BF16, _) => {
            bytes.as_chunks::<2>().0.iter().all(|number| u16::from_le_bytes(*number) & 0x7F80 != 0x7F80)
        }
        // No loader here makes tensors of other types.
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::quantized::QTensor;
    use candle_core::{Device, Tensor};

    #[test]
    fn one_number_that_is_none_is_found_in_every_type() {
        let numbers: Vec<f32> = (0..512).map(|n| (n as f32 - 200.0) / 90.0).collect();
        let tensor = Tensor::from_vec(numbers, (2, 256), &Device::Cpu).expect("numbers");
        use GgmlDType::{BF16, F16, F32, Q2K, Q3K, Q4_0, Q4_1, Q4K, Q5_0, Q5_1, Q5K, Q6K, Q8_0};
        for kind in [F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q2K, Q3K, Q4K, Q5K, Q6K] {
            let mut bytes = QTensor::quantize(&tensor, kind).expect("blocks").data().expect("bytes").into_owned();
            assert!(is_sound(kind, &bytes), "{kind:?}");
            let block = kind.type_size();
            assert_eq!(halves(kind).map_or(block, |(length, _)| length), block, "{kind:?}");
            let at = bytes.len() - block + halves(kind).map_or(0, |(_, places)| places[places.len() - 1]);
            let wrong: &[u8] = match kind {
                F32 => &[0, 0, 0xC0, 0x7F],
                BF16 => &[0x80, 0xFF],
                _ => &[0, 0x7E],
            };
            bytes[at..at + wrong.len()].copy_from_slice(wrong);
            assert!(!is_sound(kind, &bytes), "{kind:?}");
        }
    }
}
