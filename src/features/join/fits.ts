/** Whether what a newcomer filled in can be handed in; the street decides all the same. */
export const isPhone = (text: string): boolean => /^1\d{10}$/.test(text)
export const isName = (text: string): boolean => [...text.trim()].length >= 2
