import { Box } from '../base'
import { Card, ListCard } from '../card'
import style from './skeleton.module.scss'
import { useWaiting } from './waiting'

export interface SkeletonProps {
  /** How many rows will probably come. */
  rows?: number
  /** A block of words above the rows (a card with a number). */
  head?: boolean
}

/** A sketch of the page to come, at its real height. It does not move; after 4 s it says a sentence. */
export function Skeleton({ rows = 3, head }: SkeletonProps) {
  const stage = useWaiting()
  return (
    <Box busy className={style.skeleton}>
      {stage !== 'early' && (
        <Box silent>
          {head && (
            <Card className={style.block}>
              <Bar wide={46} high />
              <Bar wide={100} />
              <Bar wide={88} />
            </Card>
          )}
          <ListCard>
            {Array.from({ length: rows }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sketch have no other name
              <Box key={row} className={style.row}>
                <Box className={style.disc} />
                <Box className={style.words}>
                  <Bar wide={52 - (row % 3) * 6} />
                  <Bar wide={74 - (row % 2) * 8} low />
                </Box>
              </Box>
            ))}
          </ListCard>
        </Box>
      )}
      <Box role="status" className={style.sentence}>
        {stage === 'slow' ? '正在打开，信号有点慢，再等一下' : ''}
      </Box>
    </Box>
  )
}

function Bar({ wide, high, low }: { wide: number; high?: boolean; low?: boolean }) {
  return (
    <Box className={`${style.bar} ${high ? style.high : ''} ${low ? style.low : ''}`} style={{ width: `${wide}%` }} />
  )
}
