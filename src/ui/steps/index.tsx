import { Box } from '../base'
import { Icon } from '../icon'
import style from './steps.module.scss'

export interface StepBarProps {
  /** Where one is, from 1. */
  at: number
  of: number
  /** What was filled in lies safely on the phone. */
  saved: boolean
}

/** How far along a form one is, in words and as a bar, and that nothing is lost. */
export function StepBar({ at, of, saved }: StepBarProps) {
  return (
    <Box className={style.steps}>
      <Box className={style.line}>
        <Box className={style.words}>
          第 {at} 步，共 {of} 步
        </Box>
        <Box role="status" className={saved ? style.saved : style.unsaved}>
          <Icon name={saved ? 'check' : 'tri'} size="s" />
          {saved ? '已自动保存' : '手机存满了，先别关这一页'}
        </Box>
      </Box>
      <Box silent className={style.bar}>
        {Array.from({ length: of }, (_, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name
          <Box key={step} className={`${style.part} ${step < at ? style.on : ''}`} />
        ))}
      </Box>
    </Box>
  )
}
