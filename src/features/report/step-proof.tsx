import { mostPhotos } from '#domain/report/report'
import { Box } from '../../ui/base'
import { Hint } from '../../ui/hint'
import { PhotoPicker } from '../../ui/photo-picker'
import { Below, Question } from './question'
import { questions } from './report-words'
import type { StepProps } from './step-what'
import style from './steps.module.scss'

interface StepProofProps extends Omit<StepProps, 'onChange'> {
  /** Where the pictures are found, by photo. */
  urls: Record<string, string>
  busy: boolean
  onAdd: () => void
  onRemove: (id: string) => void
}

/** Step 4: photos, if there are any. */
export function StepProof({ draft, first, urls, busy, onAdd, onRemove }: StepProofProps) {
  return (
    <>
      <Question first={first}>{questions[4]}</Question>
      <Box className={style.lead}>工资条、欠条、考勤表、转账记录、聊天截图都行。没有也能交，以后还能补。</Box>
      <PhotoPicker
        label="照片"
        photos={draft.photos.map((key) => ({ key, url: urls[key], state: 'here' }))}
        most={mostPhotos}
        busy={busy}
        onAdd={onAdd}
        onRemove={onRemove}
      />
      <Below>
        <Hint icon="eye-off">只留画面。拍照的时间、地点、手机型号都会去掉。</Hint>
        <Hint icon="photo">最多 {mostPhotos} 张，先放在手机里，交的时候才传。</Hint>
      </Below>
    </>
  )
}
