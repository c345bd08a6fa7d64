import { Touchable } from '../base'
import style from './skip.module.scss'

/** The first stop of Tab: past the navigation, straight to the work. Seen only while it has focus. */
export function SkipLink({ onTap }: { onTap: () => void }) {
  return (
    <Touchable className={style.skip} onTap={onTap}>
      跳到内容
    </Touchable>
  )
}
