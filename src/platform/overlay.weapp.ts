/** WeChat's page has no other layer to hang a sheet on. */
export const overlayRoot: (() => HTMLElement) | null = null
