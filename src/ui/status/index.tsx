import { Box } from '../base'
import { Icon, type IconName, type PictureName } from '../icon'
import style from './status.module.scss'

/** Colour of a state. Never the only sign of it. */
export type Tone = 'plain' | 'ok' | 'wait' | 'info' | 'late' | 'cap'

interface State {
  word: string
  icon: IconName
  tone: Tone
}

/** A state is a word; shape and colour say it again. */
export const states = {
  waiting: { word: '待发送', icon: 'dash', tone: 'plain' },
  sent: { word: '已发送', icon: 'up', tone: 'info' },
  verified: { word: '已核实', icon: 'check', tone: 'ok' },
  closed: { word: '已办结', icon: 'check', tone: 'ok' },
  held: { word: '待复核', icon: 'pause', tone: 'wait' },
  refused: { word: '没通过', icon: 'cross', tone: 'late' },
  notAccepted: { word: '不受理', icon: 'cross', tone: 'late' },
  withdrawn: { word: '已撤回', icon: 'undo', tone: 'plain' },
  /** With words of its own: `还剩 2 天`, `今天 17:00 到期`, `10 人以上`. */
  soon: { word: '快到期', icon: 'clock', tone: 'wait' },
  due: { word: '今天到期', icon: 'tri', tone: 'late' },
  early: { word: '还早', icon: 'ring', tone: 'plain' },
  overdue: { word: '超期', icon: 'tri-fill', tone: 'late' },
  many: { word: '10 人以上', icon: 'users', tone: 'late' },
  urgent: { word: '先办', icon: 'tri', tone: 'late' },
  mediating: { word: '调解中', icon: 'handshake', tone: 'info' },
  settled: { word: '谈成了', icon: 'check', tone: 'ok' },
  /** No agreement is nobody's fault: the other roads are open. */
  noAgreement: { word: '没谈成', icon: 'route', tone: 'plain' },
  unanswered: { word: '等回话', icon: 'bubble', tone: 'wait' },
} as const satisfies Record<string, State>

export type StateKey = keyof typeof states

export interface StatusProps {
  state: StateKey
  /** In place of the usual word. */
  word?: string
  /** A row with the icon in its disc leaves it out here. */
  bare?: boolean
}

/** Icon and word in the state's colour, on no ground. */
export function Status({ state, word, bare }: StatusProps) {
  const { icon, tone, word: usual } = states[state]
  return (
    <Box as="span" className={`${style.status} ${style[tone] ?? ''}`}>
      {!bare && <Icon name={icon} size="s" />}
      {word ?? usual}
    </Box>
  )
}

/** The same on its soft ground. */
export function StatusTag({ state, word, bare }: StatusProps) {
  const { icon, tone, word: usual } = states[state]
  return (
    <Box as="span" className={`${style.status} ${style.tag} ${style[tone] ?? ''}`}>
      {!bare && <Icon name={icon} size="xs" />}
      {word ?? usual}
    </Box>
  )
}

/** The round picture at the head of a row. */
export function Disc({ icon, tone = 'plain' }: { icon: PictureName; tone?: Tone | 'capOnCard' }) {
  return (
    <Box as="span" className={`${style.disc} ${style[tone] ?? ''}`}>
      <Icon name={icon} />
    </Box>
  )
}
