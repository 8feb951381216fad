//! A list that needs no allocation while it is short.

/// Contains up to `N` elements without an allocation. If there are more, all of them are in a `Vec`.
#[derive(Clone)]
pub(crate) struct List<T, const N: usize> {
    short: [T; N],
    length: usize,
    long: Vec<T>,
}

impl<T: Copy + Default, const N: usize> List<T, N> {
    pub(crate) fn new() -> Self {
        Self {
            short: [T::default(); N],
            length: 0,
            long: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, element: T) {
        if let Some(place) = self.short.get_mut(self.length) {
            *place = element;
        } else {
            if self.long.is_empty() {
                self.long.extend_from_slice(&self.short);
            }
            self.long.push(element);
        }
        self.length += 1;
    }

    pub(crate) fn as_slice(&self) -> &[T] {
        self.short.get(..self.length).unwrap_or(&self.long)
    }

    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        self.short.get_mut(..self.length).unwrap_or(&mut self.long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stay_in_order_when_the_list_outgrows_the_stack() {
        let mut list = List::<u8, 3>::new();
        for element in 0..7 {
            list.push(element);
            let expected: Vec<u8> = (0..=element).collect();
            assert_eq!(list.as_slice(), expected);
            assert_eq!(list.as_mut_slice(), expected);
        }
    }
}
