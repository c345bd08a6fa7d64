import type { ReactNode } from 'react'
import { useLayout } from '../../platform/layout'
import { Box } from '../base'
import { SideNav } from '../shell/side-nav'
import { TabBar } from '../shell/tab-bar'
import { type TabKey, tabs } from '../shell/tabs'
import { ThemeRoot } from '../theme/root'
import { ToastHost } from '../toast'
import { useArrival } from './arrival'
import { PageHead } from './head'
import style from './page.module.scss'
import { SkipLink } from './skip'

export interface PageProps {
  /** The page's one h1, and its name in WeChat's bar: at most nine characters. */
  title: string
  /** Set on the four tab pages. */
  tab?: TabKey
  /** Row of the side navigation this page belongs to, where it has no tab (`/packages/street/review/index`). */
  path?: string
  /** A page that nobody came to from another one (signing in) offers no way back. */
  back?: boolean
  /** Desk: beside the title. */
  search?: ReactNode
  actions?: ReactNode
  /** Stays at the lower edge: what is done with this page. */
  foot?: ReactNode
  /** Desk: the content fills the window and scrolls inside itself (list and preview). */
  fills?: boolean
  children: ReactNode
}

/** The frame of every page: look, landmarks, title, way around, short messages. Content goes inside. */
export function Page(props: PageProps) {
  const { title, tab, path, back = tab === undefined, search, actions, foot, fills = false, children } = props
  const layout = useLayout()
  const desk = layout === 'desk'
  const { top, main, skip } = useArrival(title)
  const here = tabs.find(({ key }) => key === tab)?.path ?? path ?? ''
  return (
    <ThemeRoot layout={layout}>
      <Box className={desk ? style.desk : style.phone} boxRef={top} landing>
        <SkipLink onTap={skip} />
        {desk && <SideNav here={here} />}
        <Box className={style.pane}>
          <PageHead title={title} back={back} layout={layout} search={search} actions={actions} />
          <Box as="main" boxRef={main} landing className={`${style.body} ${fills ? style.fills : ''}`}>
            {children}
          </Box>
          {foot && (
            <Box as="section" label="在这一页做什么" className={style.foot}>
              {foot}
            </Box>
          )}
        </Box>
        {tab && !desk && <TabBar current={tab} />}
        <ToastHost />
      </Box>
    </ThemeRoot>
  )
}
