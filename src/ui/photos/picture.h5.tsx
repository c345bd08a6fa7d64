import type { PictureProps } from './types'

/** The browser's own picture. */
export function Picture({ url, className, fill, alt = '' }: PictureProps) {
  return <img src={url} alt={alt} className={className} style={{ objectFit: fill ? 'cover' : 'contain' }} />
}
