//! Smaller inputs that may fail as well.

/// The input without one stretch, large ones first, and with simpler bytes.
pub(crate) fn smaller_bytes(input: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let mut size = input.len().div_ceil(2);
    while size > 0 {
        for start in (0..input.len()).step_by(size) {
            let end = (start + size).min(input.len());
            all.push([&input[..start], &input[end..]].concat());
        }
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
    if input.len() < 200 {
        for (place, byte) in input.iter().enumerate() {
            if byte.is_ascii_alphanumeric() && *byte != b'a' {
                let mut simpler = input.to_vec();
                simpler[place] = b'a';
                all.push(simpler);
            }
        }
    }
    all
}
