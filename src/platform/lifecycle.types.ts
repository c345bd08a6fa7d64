/** When the app comes to the front and when it leaves it. WeChat may end it at any time after that without a word. */
export interface Lifecycle {
  onShow(listener: () => void): () => void
  onHide(listener: () => void): () => void
}
