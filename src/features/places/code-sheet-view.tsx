import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { type FilterSelect, Filters } from '../../ui/desk'
import { Hint, Notice } from '../../ui/hint'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import type { PlaceShown } from './place-words'
import style from './places.module.scss'
import type { Layout, Made } from './use-code-sheet'

export interface CodeSheetViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId?: string
  canPrint: boolean
  /** The one place whose codes are printed; without it a part of the street is chosen. */
  place?: PlaceShown
  areas: FilterSelect['options']
  within: string
  layout: Layout
  made?: Made
  busy: boolean
  onWithin: (path: string) => void
  onLayout: (layout: Layout) => void
  onMake: () => void
  onNext: () => void
  onOpen: () => void
  onRetry: () => void
}

const layouts = [
  { value: 'twelve', label: '小的，一页 12 个' },
  { value: 'one', label: '大的，一页 1 个' },
] as const

/** 印场所码: whose, how large; then sheet after sheet, as PDF on A4. */
export function CodeSheetView(props: CodeSheetViewProps) {
  const { stage, offline, canPrint, place, within, made, busy } = props
  if (!canPrint)
    return <Empty title="请在电脑上印" text={'用浏览器打开，登录以后\n在「单位与场所」里选「印场所码」。'} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  if (stage === 'loading') return <Skeleton rows={4} />
  const why = offline ? '连上网才能做' : place === undefined && within === '' ? '先选一个社区或网格' : undefined
  return (
    <Box className={style.places}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再印。" />}
      <Section title="印谁的？">
        <Card>
          {place ? (
            <>
              <Box className={style.strong}>{place.name}</Box>
              <Box className={style.small}>{`${place.kind}·${place.where}`}</Box>
            </>
          ) : (
            <>
              <Filters
                selects={[
                  {
                    ...{ key: 'within', label: '社区或网格', value: within },
                    options: [{ value: '', label: '选社区或网格' }, ...props.areas],
                  },
                ]}
                onSelect={(_, path) => props.onWithin(path)}
              />
              <Hint icon="info">住户没有牌子，不印。还没有码的，印的时候自动发一个。</Hint>
            </>
          )}
        </Card>
      </Section>
      <Section title="印多大？" note="A4 纸">
        <ChoiceGrid<Layout> label="印多大？" choices={layouts} value={props.layout} onChange={props.onLayout} />
        <Box className={style.after}>
          <Hint icon="doc">小的剪下来贴门口；大的和维权信息告示牌挂在一起，写着去哪儿找谁、打什么电话。</Hint>
        </Box>
      </Section>
      {made && <MadePart made={made} busy={busy} onOpen={props.onOpen} onNext={props.onNext} />}
      {!made && (
        <Button wide icon="doc" busy={busy && '正在做'} offBecause={why} onTap={props.onMake}>
          做成 PDF
        </Button>
      )}
    </Box>
  )
}

const MadePart = ({
  made,
  busy,
  onOpen,
  onNext,
}: Pick<CodeSheetViewProps, 'busy' | 'onOpen' | 'onNext'> & { made: Made }) => (
  <Section title={`第 ${made.nth} 份做好了`}>
    <Card>
      <Notice
        tone="ok"
        title={`${made.codes} 个码，${made.pages} 页`}
        text={made.next === null ? '都在这儿了。没弹出来，点“再打开一次”。' : '一份印不下，后面还有。'}
      />
      <Box className={`${style.buttons} ${style.after}`}>
        <Button kind="second" size="m" icon="down" onTap={onOpen}>
          再打开一次
        </Button>
        {made.next !== null && (
          <Button size="m" icon="right" busy={busy && '正在做'} onTap={onNext}>
            做下一份
          </Button>
        )}
      </Box>
    </Card>
  </Section>
)
