import type { ReactNode } from 'react'
import type { Step } from '../../client/report-draft'
import { useLook } from '../../platform/appearance'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Call } from '../../ui/call'
import { Card } from '../../ui/card'
import { Hint } from '../../ui/hint'
import { Icon, type IconName } from '../../ui/icon'
import { Section } from '../../ui/section'
import { Sheet } from '../../ui/sheet'
import { Disc } from '../../ui/status'
import { Tile, Tiles } from '../../ui/tile'
import { Hotlines } from './hotlines'
import style from './landing.module.scss'

/** What is known of the place: by its code, if there was one. */
export type PlaceShown =
  | { kind: 'none' }
  | { kind: 'asking' }
  | { kind: 'place'; name: string; where: string; icon: IconName }
  /** The street has taken this board's code back. */
  | { kind: 'revoked' }
  /** The code is nobody's, or none of ours. */
  | { kind: 'unknown' }
  /** No signal; or the street says why not, in its own words. */
  | { kind: 'failed'; problem?: string }

export interface LandingViewProps {
  place: PlaceShown
  /** `街道大厅 3 号窗口`; empty before the street has answered. */
  window: string
  phone: string
  settleDays: { ordinary: number; complex: number }
  /** Who sits at the desk: `现在陈律师（律师）坐班，到 12:00`; empty while nobody is put down. */
  onDuty?: string
  /** When leaders receive. */
  receptions?: readonly string[]
  /** A report was begun here: how far it came, or that it was handed in and waits for an answer. */
  unfinished?: Step | 'sent'
  /** How many receipts are kept on this phone. */
  receipts: number
  onReport: () => void
  onFind: () => void
  onCall: () => void
  onAgain: () => void
  /** Volunteers and grid workers: a visit at this door. */
  onVisit?: () => void
  /** The same for whoever has not signed in. */
  onSignIn?: () => void
  onCare: () => void
}

/** What a scanned code opens: where one is, who handles this, what is promised, and the one red tile. */
export function LandingView(props: LandingViewProps) {
  const { place, receipts, unfinished, onVisit, onSignIn } = props
  const { care } = useLook()
  return (
    <Box className={style.landing}>
      <Box className={style.first}>
        <Card>
          <Place place={place} onAgain={props.onAgain} />
          <Handler {...props} />
        </Card>
        <Promises {...props.settleDays} />
        <Section title="您想办什么？">
          <Tile main wide {...reportTile(unfinished)} icon="yuan" onTap={props.onReport} />
          <Box className={style.tiles}>
            <Tiles>
              <Tile
                title="查我的反映"
                note={receipts > 0 ? `这里记着 ${receipts} 件` : '凭 16 位回执号'}
                icon="receipt"
                onTap={props.onFind}
              />
              <Tile title="打电话问" note={props.phone} icon="phone" onTap={props.onCall} />
            </Tiles>
          </Box>
          {onVisit && (
            <Box className={style.tiles}>
              <Tile wide title="记一次走访" note="给这一家记一笔" icon="door" onTap={onVisit} />
            </Box>
          )}
        </Section>
      </Box>
      <Box className={style.second}>
        <Safe window={props.window} />
        <Box className={style.hotlines}>
          <Hotlines />
        </Box>
        <Box className={style.more}>
          <Button kind="text" size="m" icon="text-size" onTap={props.onCare}>
            {care ? '字用回平常大小' : '把字放大'}
          </Button>
          {onSignIn && (
            <Button kind="text" size="m" icon="door" onTap={onSignIn}>
              来走访的，点这里
            </Button>
          )}
        </Box>
      </Box>
    </Box>
  )
}

function reportTile(unfinished: LandingViewProps['unfinished']): { title: string; note: string } {
  if (unfinished === 'sent') return { title: '接着交上去', note: '上次的还没交到，点开就接着交' }
  if (unfinished !== undefined) return { title: '接着填完', note: `上次填到第 ${unfinished} 步，都还在` }
  return { title: '工资没发、少发', note: '5 步，大约 3 分钟，可以不留姓名' }
}

function Place({ place, onAgain }: Pick<LandingViewProps, 'place' | 'onAgain'>) {
  switch (place.kind) {
    case 'none':
      return null
    case 'asking':
      return <Where icon="pin" caption="您在这里" title="正在看这是哪里" />
    case 'place':
      return <Where icon={place.icon} caption="您在这里" title={place.name} note={place.where} />
    case 'unknown':
      return <Where icon="pin" title="这个码认不出来" note="可能换了新码。照样能反映，写一下在哪儿就行。" />
    case 'revoked':
      return <Where icon="pin" title="这块牌子换过码了" note="照样能反映，写一下在哪儿就行；也可以打下面的电话问。" />
    case 'failed':
      return (
        <Where
          icon="wifi-off"
          title={place.problem ?? '没连上，不是您的问题'}
          note={place.problem ? '' : '照样能填，有信号了再交。'}
        >
          <Button kind="text" size="m" icon="redo" onTap={onAgain}>
            再试一次
          </Button>
        </Where>
      )
  }
}

interface WhereProps {
  icon: IconName
  caption?: string
  title: string
  note?: string
  children?: ReactNode
}

const Where = ({ icon, caption, title, note, children }: WhereProps) => (
  <Box className={style.where}>
    <Disc icon={icon} tone="cap" />
    <Box role="status" className={style.words}>
      {caption && <Box className={style.note}>{caption}</Box>}
      <Box as="h2" className={style.place}>
        {title}
      </Box>
      {note && <Box className={style.note}>{note}</Box>}
      {children}
    </Box>
  </Box>
)

const Handler = ({ window, phone, place, onDuty = '', receptions = [] }: LandingViewProps) => (
  <Box className={`${style.where} ${style.handling} ${place.kind === 'none' ? '' : style.below}`}>
    <Disc icon="scale" />
    <Box className={style.words}>
      <Box className={style.handler}>街道劳动争议调解室来管</Box>
      <Box className={style.note}>打电话，或到{window === '' ? '街道大厅' : window}</Box>
      {[onDuty, ...receptions].filter(Boolean).map((words) => (
        <Box key={words} className={style.note}>
          {words}
        </Box>
      ))}
    </Box>
    <Call number={phone} label={`打电话给调解室，${phone}`} className={style.call}>
      <Icon name="phone" />
      <Box as="span" className={style.callWords}>
        {phone}
      </Box>
    </Call>
  </Box>
)

/** In days and yuan: how long it takes, and that it costs nothing. */
const Promises = ({ ordinary, complex }: LandingViewProps['settleDays']) => (
  <Box as="ul" label="我们答应您的" className={style.promises}>
    <Promised value={ordinary} unit="天" words={['一般的事', '有结果']} />
    <Promised value={complex} unit="天" words={['复杂的事', '有结果']} />
    <Promised value={0} unit="元" words={['从头到尾', '免费']} />
  </Box>
)

/** `words` may part between its pieces and nowhere else. */
const Promised = ({ value, unit, words }: { value: number; unit: string; words: readonly string[] }) => (
  <Box as="li" className={style.promised}>
    <Box className={style.value}>
      {value}
      <Box as="small" className={style.unit}>
        {unit}
      </Box>
    </Box>
    <Box className={style.said}>
      {words.map((piece) => (
        <Box key={piece} as="span" className={style.piece}>
          {piece}
        </Box>
      ))}
    </Box>
  </Box>
)

const Safe = ({ window }: { window: string }) => (
  <Box className={style.safe}>
    <Hint icon="eye-off">
      <Box as="b" className={style.strong}>
        老板看不到是谁说的。
      </Box>
      姓名、电话都不给他。
    </Hint>
    <Hint icon="route">
      <Box as="b" className={style.strong}>
        别的路不耽误。
      </Box>
      您随时还可以去仲裁、去法院。
    </Hint>
    <Hint icon="user">
      <Box as="b" className={style.strong}>
        不会用手机？
      </Box>
      来{window === '' ? '街道大厅' : window}，有人帮您填。
    </Hint>
  </Box>
)

interface ElsewhereProps {
  open: boolean
  /** Where the unfinished one is about. */
  before: string
  onGoOn: () => void
  onBeginAnew: () => void
  onClose: () => void
}

/** Something unfinished is about another place: which of the two is it to be? */
export const Elsewhere = ({ open, before, onGoOn, onBeginAnew, onClose }: ElsewhereProps) => (
  <Sheet
    open={open}
    title="上次填的还没交"
    onClose={onClose}
    foot={
      <>
        <Button kind="second" wide onTap={onBeginAnew}>
          填这里的
        </Button>
        <Button wide onTap={onGoOn}>
          接着填上次的
        </Button>
      </>
    }
  >
    上次填的是「{before}」的事。填这里的，上次填的就删掉了。
  </Sheet>
)
