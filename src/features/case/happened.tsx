import { useState } from 'react'
import { Box, Touchable } from '../../ui/base'
import style from './case.module.scss'
import { Part } from './parts'

export interface HappenedShown {
  key: string
  /** `今天 09:10` */
  when: string
  /** `陈静` */
  who: string
  title: string
  words: string
}

const mostAtFirst = 3

/** What happened, the newest first; the earlier ones when asked for. */
export function Happened({ happened }: { happened: readonly HappenedShown[] }) {
  const [all, setAll] = useState(false)
  const more = happened.length > mostAtFirst
  const shown = all ? happened : happened.slice(0, mostAtFirst)
  return (
    <Part
      title="刚发生的事"
      note={
        more && (
          <Touchable className={style.link} expanded={all} onTap={() => setAll(!all)}>
            {all ? '收起来' : `全部 ${happened.length} 条`}
          </Touchable>
        )
      }
    >
      <Box as="ol" label="发生的事，新的在前">
        {shown.map(({ key, when, who, title, words }) => (
          <Box as="li" key={key} className={style.happened}>
            <Box className={style.small}>{when}</Box>
            <Box className={style.what}>
              {title}
              {words !== '' && <Box className={style.said}>{words}</Box>}
              <Box className={style.small}>{who}</Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Part>
  )
}
