import { Box, Hush, Touchable } from '../base'
import { Icon } from '../icon'
import { useShell } from './context'
import { go } from './go'
import style from './tab-bar.module.scss'
import { type TabKey, tabs } from './tabs'

/** The bar below on phone and tablet. Drawn by us, so that it follows care mode and dark. */
export function TabBar({ current }: { current: TabKey }) {
  const { unread } = useShell()
  return (
    <Box as="nav" label="主导航" className={style.bar}>
      {tabs.map((tab) => (
        <Tab key={tab.path} tab={tab} here={tab.key === current} count={tab.key === 'inbox' ? unread : 0} />
      ))}
    </Box>
  )
}

function Tab({ tab, here, count }: { tab: (typeof tabs)[number]; here: boolean; count: number }) {
  const { label, icon, path } = tab
  return (
    <Touchable
      className={`${style.tab} ${here ? style.here : ''}`}
      current={here}
      spoken={count > 0 ? `${label}，${count} 条未读` : label}
      onTap={() => !here && go(path)}
    >
      <Box as="span" className={style.picture}>
        {here && <Icon name={`${icon}-fill`} className={style.fill} />}
        <Icon name={icon} />
      </Box>
      <Box as="span" className={style.word}>
        {label}
      </Box>
      {count > 0 && (
        <Box as="span" className={style.badge}>
          <Hush>，</Hush>
          {count > 99 ? '99+' : count}
          <Hush> 条未读</Hush>
        </Box>
      )}
    </Touchable>
  )
}
