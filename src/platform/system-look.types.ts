/** What the phone itself asks for. */
export interface SystemLook {
  dark: boolean
  /** WeChat's font size is set well above the standard: care mode comes by itself. */
  largeText: boolean
}

/** What is drawn. Both may hold at once. */
export interface Look {
  dark: boolean
  /** Care mode: larger words and targets, fewer things side by side. */
  care: boolean
}

/** The colours WeChat and the browser paint around our page. The same values as in ui/theme/tokens.scss and theme.json. */
export const frameColours = { light: '#f7f4ef', dark: '#191715' } as const
