import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { Pairs } from '../../ui/facts'
import { TextField } from '../../ui/field'
import { Hint, Notice } from '../../ui/hint'
import { OfflineBanner } from '../../ui/state'
import style from './pairing.module.scss'
import type { PairEnd } from './use-pair'

export interface PairViewProps {
  offline: boolean
  me?: { name: string; streetName: string }
  typed: string
  isCode: boolean
  asking: boolean
  busy: boolean
  problem?: string
  /** Which browser asks; `when` and `until` as times of the day. */
  asks?: { browser: string; when: string; until: string; numbers: readonly string[] }
  end?: PairEnd
  onType: (text: string) => void
  onLook: () => void
  /** WeChat only. */
  onScan?: () => void
  onAnswer: (number: string | null) => void
  onAgain: () => void
  onHome: () => void
}

/** 扫码登录电脑, on the phone: find the computer, see that it is one's own, let it in. */
export function PairView(props: PairViewProps) {
  const { offline, problem, asks, end } = props
  if (end) return <Ended end={end} {...props} />
  return (
    <Box className={style.pairing}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再扫，码过期了就在电脑上换一个。" />}
      {problem && <Notice tone="late" title={problem} />}
      {asks ? <Asks {...props} asks={asks} /> : <Find {...props} />}
    </Box>
  )
}

function Find({ offline, typed, isCode, asking, onType, onLook, onScan }: PairViewProps) {
  const off = offline ? '连上网才能登录' : undefined
  const missing = off ?? (isCode ? undefined : '登录码是 8 位字母和数字')
  const hand = (): void => {
    if (missing === undefined && !asking) onLook()
  }
  return (
    <>
      <Card>
        <Box className={style.words}>在电脑上打开小红帽的登录页，右边就是登录码。</Box>
        {onScan && (
          <Box className={style.gap}>
            <Button wide icon="scan" offBecause={off} onTap={onScan}>
              扫电脑上的码
            </Button>
          </Box>
        )}
      </Card>
      <Card className={style.next}>
        <TextField
          label="码下面的 8 位"
          value={typed}
          onChange={onType}
          onEnter={hand}
          maxLength={10}
          autoComplete="off"
          large
          help="字母和数字，没有 0、1、I、L、O。"
        />
        <Box className={style.gap}>
          <Button wide kind={onScan ? 'second' : 'main'} busy={asking && '正在看'} offBecause={missing} onTap={hand}>
            用这个码
          </Button>
        </Box>
      </Card>
    </>
  )
}

function Asks({ asks, me, offline, busy, onAnswer }: PairViewProps & { asks: NonNullable<PairViewProps['asks']> }) {
  const [picked, setPicked] = useState<string>()
  const off = offline ? '连上网才能登录' : undefined
  return (
    <>
      <Card>
        <Box as="h2" className={style.title}>
          {`让这台电脑用「${me?.name ?? ''}」登录？`}
        </Box>
        <Box className={style.facts}>
          <Pairs
            pairs={[
              { label: '哪台在登录', value: asks.browser },
              { label: '什么时候打开的', value: `${asks.when}，${asks.until} 前有效` },
              { label: '进去以后是谁', value: [me?.name, me?.streetName].filter(Boolean).join('·') },
            ]}
          />
        </Box>
      </Card>
      <Card className={style.next}>
        <Box as="h2" className={style.title}>
          电脑上现在是哪个数？
        </Box>
        <Box className={style.gap}>
          <ChoiceGrid
            label="电脑上现在是哪个数？"
            columns={3}
            choices={asks.numbers.map((value) => ({ value, label: value }))}
            value={picked}
            onChange={setPicked}
          />
        </Box>
        <Box className={style.gap}>
          <Hint icon="shield">只登录您自己眼前的电脑。别人发来的码，不管说什么都点「不是我」。</Hint>
        </Box>
      </Card>
      <Box className={style.answers}>
        <Button
          wide
          icon="check"
          busy={busy && '正在登录'}
          offBecause={off ?? (picked === undefined ? '先点电脑上的那个数' : undefined)}
          onTap={() => picked !== undefined && onAnswer(picked)}
        >
          是我，登录
        </Button>
        <Button kind="second" wide offBecause={off} onTap={() => onAnswer(null)}>
          不是我
        </Button>
      </Box>
    </>
  )
}

const ends = {
  in: { tone: 'ok', title: '好了，看电脑', text: '电脑上马上就进去了。用完记得在电脑上退出登录。' },
  wrong: { tone: 'late', title: '数对不上，没让登录', text: '在电脑上点「换一个」，再扫一次，选电脑上的那个数。' },
  no: { tone: 'ok', title: '没让它登录', text: '您的账号没事。要是有人叫您扫的，别理他，告诉社区一声。' },
} as const

const Ended = ({ end, onAgain, onHome }: PairViewProps & { end: PairEnd }) => (
  <Box className={style.pairing}>
    <Notice {...ends[end]} />
    <Box className={style.answers}>
      <Button wide icon="home" onTap={onHome}>
        回首页
      </Button>
      {end === 'wrong' && (
        <Button kind="second" wide icon="redo" onTap={onAgain}>
          再扫一次
        </Button>
      )}
    </Box>
  </Box>
)
