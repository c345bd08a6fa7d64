import { Image } from '@tarojs/components'
import type { PictureProps } from './types'

/** WeChat's picture; how it fills its frame is said by `mode`. */
export function Picture({ url, className, fill }: PictureProps) {
  return <Image src={url} className={className} mode={fill ? 'aspectFill' : 'aspectFit'} />
}
