/** Sheets hang on the body: inside the page a sticky bar could lie above them. */
export const overlayRoot: (() => HTMLElement) | null = () => document.body
