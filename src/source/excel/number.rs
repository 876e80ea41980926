//! Numbers as Excel shows them: at most 15 significant digits, and never an exponent.

use std::fmt::Write as _;

/// A number of at most 15 significant decimal digits: 0.DIGITS times ten to the power of `point`.
#[derive(Debug, Default)]
pub(super) struct Decimal {
    digits: Vec<u8>,
    point: i32,
    scratch: String,
}

/// Excel keeps 15 significant digits; beyond them lies only the noise of binary fractions.
const DIGITS: usize = 15;

/// Below this a whole number has at most 15 digits, and an integer prints it exactly.
const EXACT: f64 = 1e15;

impl Decimal {
    /// Takes the absolute value of a finite number.
    pub(super) fn set(&mut self, value: f64) {
        self.scratch.clear();
        self.digits.clear();
        self.point = 0;
        // Writing to a string cannot fail.
        let _ = write!(self.scratch, "{:.*e}", DIGITS - 1, value.abs());
        let (mantissa, exponent) = self.scratch.split_once('e').unwrap_or((&self.scratch, "0"));
        self.digits
            .extend(mantissa.bytes().filter(u8::is_ascii_digit));
        self.point = exponent.parse::<i32>().unwrap_or(0) + 1;
        self.trim();
    }

    /// Multiplies by a power of ten.
    pub(super) fn shift(&mut self, places: i32) {
        if !self.digits.is_empty() {
            self.point += places;
        }
    }

    fn trim(&mut self) {
        while self.digits.last() == Some(&b'0') {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// How many digits stand before the point, without leading zeros.
    pub(super) fn whole_len(&self) -> usize {
        usize::try_from(self.point).unwrap_or(0)
    }

    /// The digit before the point at this place, counted from the left.
    pub(super) fn whole(&self, index: usize) -> char {
        self.digits.get(index).map_or('0', |&d| d as char)
    }

    /// The digit behind the point at this place, counted from the left.
    pub(super) fn decimal(&self, index: usize) -> char {
        let point = self.point as isize;
        index
            .checked_add_signed(point)
            .and_then(|at| self.digits.get(at))
            .map_or('0', |&d| d as char)
    }

    /// How many decimals there are, without trailing zeros.
    pub(super) fn decimals_len(&self) -> usize {
        let point = self.point as isize;
        self.digits.len().saturating_add_signed(-point)
    }

    /// Appends the digits as a plain number.
    pub(super) fn push(&self, out: &mut String) {
        if self.whole_len() == 0 {
            out.push('0');
        }
        out.extend((0..self.whole_len()).map(|i| self.whole(i)));
        let decimals = if self.is_zero() {
            0
        } else {
            self.decimals_len()
        };
        if decimals > 0 {
            out.push('.');
            out.extend((0..decimals).map(|i| self.decimal(i)));
        }
    }
}

/// Appends a number without a format of its own.
pub(super) fn push_number(out: &mut String, value: f64, decimal: &mut Decimal) {
    if !value.is_finite() {
        let _ = write!(out, "{value}");
    } else if value.fract() == 0.0 && value.abs() < EXACT {
        let _ = write!(out, "{}", value as i64);
    } else {
        decimal.set(value);
        if value < 0.0 && !decimal.is_zero() {
            out.push('-');
        }
        decimal.push(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_fifteen_digits_and_no_exponent() {
        let mut decimal = Decimal::default();
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-17.0, "-17"),
            (491_713_920_012.0, "491713920012"),
            (0.1 + 0.2, "0.3"),
            (1.5, "1.5"),
            (-0.25, "-0.25"),
            (1234.5678, "1234.5678"),
            (1e20, "100000000000000000000"),
            (1e15, "1000000000000000"),
            (999_999_999_999_999.0, "999999999999999"),
            (12_345_678_901_234_567_890.0, "12345678901234600000"),
            (1e-7, "0.0000001"),
            (1.0 / 3.0, "0.333333333333333"),
            (2.0 / 3.0, "0.666666666666667"),
            (0.999_999_999_999_999_9, "1"),
            (49_171.392_001_2, "49171.3920012"),
            (f64::INFINITY, "inf"),
        ] {
            let mut out = String::new();
            push_number(&mut out, value, &mut decimal);
            assert_eq!(out, expected, "{value:e}");
        }
    }
}
