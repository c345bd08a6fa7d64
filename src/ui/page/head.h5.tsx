import { Box, Touchable } from '../base'
import { Icon } from '../icon'
import { canGoBack, goBack } from '../shell/go'
import style from './head.module.scss'
import type { PageHeadProps } from './head.types'

/** The title bar of the browser. The phone's looks like WeChat's own; the desk's carries search and actions. */
export function PageHead({ title, back, layout, search, actions }: PageHeadProps) {
  if (layout === 'desk')
    return (
      <Box as="header" className={style.desk}>
        <Box as="h1" className={style.deskTitle}>
          {title}
        </Box>
        {search && <Box className={style.search}>{search}</Box>}
        {actions && <Box className={style.actions}>{actions}</Box>}
      </Box>
    )
  return (
    <Box as="header" className={style.phone}>
      {back && (
        <Touchable className={style.back} label={canGoBack() ? '返回' : '回首页'} onTap={goBack}>
          <Icon name={canGoBack() ? 'left' : 'home'} />
        </Touchable>
      )}
      <Box as="h1" className={style.title}>
        {title}
      </Box>
    </Box>
  )
}
