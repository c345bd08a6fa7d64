export interface PhotoShown {
  key: string
  url: string
  /** What a reader hears (`照片 1，3月5日 14:20`). */
  label: string
}

export interface PictureProps {
  url: string
  className: string
  /** Fills its frame and loses the edges; without it the whole picture is seen. */
  fill?: boolean
  /** What is to be seen; without words the picture is an ornament beside its name. */
  alt?: string
}

export interface ViewerProps {
  photos: readonly PhotoShown[]
  /** Which one is open; none without. */
  open: number | undefined
  onMove: (index: number) => void
  onClose: () => void
}
