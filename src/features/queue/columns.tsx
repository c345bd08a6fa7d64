import { Box } from '../../ui/base'
import type { Column } from '../../ui/desk'
import { Status } from '../../ui/status'
import style from './queue.module.scss'
import type { ReportShown } from './queue-words'

/** What a line of the list says: until when, where and what, how much, from whom. Sums stand on the right. */
export const columns: readonly Column<ReportShown>[] = [
  {
    key: 'due',
    title: '先后·期限',
    width: '25%',
    cell: ({ standing, urgent }) => (
      <>
        <Status {...standing} />
        {urgent[0] ? (
          <Status state={urgent[0].state ?? 'urgent'} word={urgent[0].word} />
        ) : (
          standing.note !== '' && <Box className={style.more}>{standing.note}</Box>
        )}
      </>
    ),
  },
  {
    key: 'what',
    title: '哪里，什么事',
    cell: ({ place, title }) => (
      <>
        <Box className={style.strong}>{place}</Box>
        <Box className={style.more}>{title}</Box>
      </>
    ),
  },
  {
    key: 'much',
    title: '每人·人数',
    width: '19%',
    right: true,
    cell: ({ people, amount }) => (
      <>
        <Box className={style.strong}>{amount}</Box>
        <Box className={style.more}>{people}</Box>
      </>
    ),
  },
  {
    key: 'from',
    title: '来源',
    width: '19%',
    cell: ({ source, beside, waitsForReply }) => (
      <>
        <Box className={style.main}>{source}</Box>
        {waitsForReply ? <Status state="unanswered" /> : <Box className={style.more}>{beside}</Box>}
      </>
    ),
  },
]
