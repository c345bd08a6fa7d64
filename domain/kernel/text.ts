import * as z from 'zod'

// Control and direction-override characters can hide or reverse what a person reads; line breaks, tabs and the joiner
// inside emoji may stay.
const unreadable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** Text that a person wrote: trimmed, within `most` characters, nothing invisible in it. */
export const writtenText = (most: number) =>
  z
    .string()
    .max(most * 4, `最多写 ${most} 个字`)
    .trim()
    .refine((text) => [...text].length <= most, `最多写 ${most} 个字`)
    .refine((text) => !unreadable.test(text), '里面有看不见的字符，请重新写一遍')
