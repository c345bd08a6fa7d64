import { Box, Touchable, useSafeId } from '../base'
import { Icon, type IconName, type PictureName } from '../icon'
import style from './button.module.scss'

export interface ButtonProps {
  /** What it does, a verb first. */
  children: string
  onTap?: () => void
  /** One `main` a page. */
  kind?: 'main' | 'second' | 'text'
  size?: 'l' | 'm'
  icon?: PictureName
  /** Fills its line. */
  wide?: boolean
  /** While it works: what it is doing (`正在发送`). The width stays. */
  busy?: string | false
  /** Why it cannot be used now; said in a line below, so grey is never the only answer. */
  offBecause?: string
  submits?: boolean
}

/** A button with words. Several main ones on a page are one too many. */
export function Button(props: ButtonProps) {
  const { children, onTap, kind = 'main', size = 'l', icon, wide, busy = false, offBecause, submits } = props
  const reason = useSafeId()
  const off = offBecause !== undefined
  const classes = [style.button, style[kind], style[size], wide && style.wide, off && style.off]
  return (
    <Box className={`${style.frame} ${wide ? style.wide : ''}`}>
      <Touchable
        className={classes.filter(Boolean).join(' ')}
        onTap={onTap}
        inert={off || busy !== false}
        describedBy={off ? reason : undefined}
        label={busy || undefined}
        submits={submits}
      >
        <Words shown={busy === false} icon={icon} kind={kind}>
          {children}
        </Words>
        {busy !== false && (
          <Words shown icon="dash" kind={kind}>
            {busy}
          </Words>
        )}
      </Touchable>
      {off && (
        <Box id={reason} className={style.reason}>
          {offBecause}
        </Box>
      )}
    </Box>
  )
}

/** Both wordings lie in one place; the hidden one keeps the width. */
function Words({
  shown,
  icon,
  kind,
  children,
}: {
  shown: boolean
  icon?: PictureName
  kind: string
  children: string
}) {
  return (
    <Box as="span" silent={!shown} className={`${style.words} ${shown ? '' : style.hidden}`}>
      {icon && <Icon name={icon} size={kind === 'main' ? 'm' : 's'} />}
      {children}
    </Box>
  )
}

export interface IconButtonProps {
  icon: IconName
  /** What it does; there are no words to see. */
  label: string
  onTap: () => void
  /** On the soft ground of the cap. */
  tinted?: boolean
  /** Beside a large button, with a border of its own. */
  framed?: boolean
}

/** A button that is only a picture: always with a name. */
export function IconButton({ icon, label, onTap, tinted, framed }: IconButtonProps) {
  const classes = [style.iconOnly, tinted && style.tinted, framed && style.framed]
  return (
    <Touchable className={classes.filter(Boolean).join(' ')} label={label} onTap={onTap}>
      <Icon name={icon} />
    </Touchable>
  )
}
