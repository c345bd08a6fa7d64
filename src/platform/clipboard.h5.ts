/** Copies words. False when the browser forbids it. */
export async function copyWords(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    return copyByHand(words)
  }
}

/** Pages without https have no clipboard of their own; the old way works there. */
function copyByHand(words: string): boolean {
  const field = document.createElement('textarea')
  field.value = words
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  return copied
}

/** Nobody else says that it was copied. */
export const saysCopied = false
