import type { Page } from 'playwright-core'

/** Smaller than this is hard to hit with a cold finger (CSS pixels). */
const smallestTargetPx = 44

/**
 * What a person would stumble over on the screen as it stands: something that sticks out sideways, words that are cut
 * off, and, where it is touched with fingers, targets that are too small. One line each, none when all is well.
 */
export const stumbles = (page: Page, touched: boolean): Promise<string[]> =>
  page.evaluate(
    ({ smallest }) => {
      const found: string[] = []
      const named = (element: Element): string => {
        const words = element.getAttribute('aria-label') ?? element.textContent ?? ''
        return `${element.tagName.toLowerCase()} "${words.replace(/\s+/g, ' ').trim().slice(0, 30)}"`
      }
      const isSeen = (element: Element): boolean => {
        const { width, height } = element.getBoundingClientRect()
        // Hidden for the eye only (a file field, words for readers) is a speck or clipped away.
        return width > 2 && height > 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      }
      const isClipped = (element: Element): boolean => getComputedStyle(element).clipPath !== 'none'
      const scrollsSideways = (element: Element): boolean => {
        for (let at: Element | null = element; at; at = at.parentElement)
          if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth)
            return true
        return false
      }

      const { scrollWidth } = document.documentElement
      if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide in a window of ${innerWidth}`)
      for (const element of document.body.querySelectorAll('*')) {
        if (!isSeen(element) || isClipped(element)) continue
        const { left, right } = element.getBoundingClientRect()
        if ((right > innerWidth + 1 || left < -1) && !scrollsSideways(element))
          found.push(`${named(element)} sticks out: ${Math.round(left)} to ${Math.round(right)} px`)
        const style = getComputedStyle(element)
        const ownWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
        // A cell of a table may end in dots: the preview beside it says it all.
        const mayEnd = smallest === 0 && style.textOverflow === 'ellipsis'
        if (ownWords && !mayEnd && style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
          found.push(`${named(element)} is cut off: ${element.scrollWidth} px of words in ${element.clientWidth}`)
      }
      if (smallest > 0) {
        const targets =
          'a[href], button, input, textarea, select, [role=button], [role=radio], [role=switch], [role=tab]'
        for (const target of document.body.querySelectorAll(targets)) {
          if (!isSeen(target) || isClipped(target)) continue
          const { width, height } = target.getBoundingClientRect()
          if (width < smallest - 0.5 || height < smallest - 0.5)
            found.push(`${named(target)} is only ${Math.round(width)} × ${Math.round(height)} px`)
        }
      }
      return found
    },
    { smallest: touched ? smallestTargetPx : 0 },
  )
