import { Box } from '../base'
import { Icon } from '../icon'
import style from './aside.module.scss'

interface AsideProps {
  /** Set aside for goods that wait to be fetched. */
  held: number
  /** Taken back after it had been spent. */
  owed: number
}

/** What stands beside the usable points and is no part of them. Nothing is drawn for 0. */
export function Aside({ held, owed }: AsideProps) {
  return (
    <>
      {held > 0 && <Line icon="shield">{`先替您存着 ${held} 分`}</Line>}
      {owed > 0 && <Line icon="info">{`还欠 ${owed} 分，下次得的分先补上`}</Line>}
    </>
  )
}

const Line = ({ icon, children }: { icon: 'shield' | 'info'; children: string }) => (
  <Box className={style.line}>
    <Icon name={icon} size="s" />
    {children}
  </Box>
)
