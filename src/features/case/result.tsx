import { Box } from '../../ui/base'
import { Icon } from '../../ui/icon'
import style from './case.module.scss'

export interface ResultShown {
  kind: 'settled' | 'failed'
  /** `3月11日 周三 谈成了` */
  title: string
  /** `¥3,000.00`, and until when (`3月20日 周五 前给`); empty where none was named. */
  sum: string
  payBy: string
  words: string
  /** The other roads that were shown. */
  roads: readonly { key: string; title: string; note: string }[]
}

/** How it ended. Where both sides did not agree, the roads that are open stand here, each with a way to begin. */
export function Result({ result }: { result: ResultShown }) {
  const { kind, title, sum, payBy, words, roads } = result
  return (
    <Box as="section" label="结果" className={`${style.result} ${kind === 'failed' ? style.roads : ''}`}>
      <Box as="h3" className={style.name}>
        {title}
      </Box>
      {sum !== '' && <Box className={style.sum}>{sum}</Box>}
      {payBy !== '' && <Box className={style.strong}>{payBy}</Box>}
      {words !== '' && <Box className={style.quote}>{words}</Box>}
      {roads.length > 0 && (
        <Box as="ul" label="告诉他的别的路" className={style.below}>
          {roads.map(({ key, title: road, note }) => (
            <Box as="li" key={key} className={style.helper}>
              <Icon name="route" size="s" />
              <Box className={style.grow}>
                <Box as="b" className={style.strong}>
                  {road}
                </Box>
                ：{note}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  )
}
