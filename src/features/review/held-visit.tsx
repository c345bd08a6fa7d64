import { Box } from '../../ui/base'
import { StatusTag } from '../../ui/status'
import style from './review.module.scss'

/** A visit that waits for a look, in words. */
export interface HeldVisitShown {
  key: string
  /** `今天 10:15` */
  when: string
  /** `周桂芳·志愿者` */
  who: string
  place: string
  /** `桃园社区·第 12 网格` */
  where: string
  /** `没有问题` */
  result: string
  /** `算数得 1 分`, `不计分` */
  points: string
  /** Why it waits (`没扫门牌码`). */
  why: string
  /** The sentence of explanation, where there is one. */
  said?: string
  /** What came in beside it: how the door was known, when it arrived. */
  facts: readonly { label: string; value: string }[]
  /** One's own visit: to be seen, but somebody else must say whether it counts. */
  own: boolean
  /** The decision is on its way. */
  busy: boolean
}

/** Everything the decision needs, on one page without scrolling. */
export function HeldVisit({ visit }: { visit: HeldVisitShown }) {
  return (
    <>
      <Box className={style.more}>{visit.where}</Box>
      <Box className={style.why}>
        <StatusTag state="held" word={visit.why} />
      </Box>
      <Box className={style.pairs}>
        <Pair label="谁去的" value={visit.who} />
        <Pair label="什么时候" value={visit.when} />
        <Pair label="结果" value={visit.result} />
        <Pair label="计分" value={visit.points} />
        {visit.facts.map((fact) => (
          <Pair key={fact.label} {...fact} />
        ))}
      </Box>
      <Box className={style.quote}>{visit.said ? `「${visit.said}」` : '没有写说明。'}</Box>
    </>
  )
}

const Pair = ({ label, value }: { label: string; value: string }) => (
  <Box className={style.pair}>
    <Box className={style.more}>{label}</Box>
    <Box className={style.strong}>{value}</Box>
  </Box>
)
