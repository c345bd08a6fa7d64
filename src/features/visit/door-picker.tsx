import { useLook } from '../../platform/appearance'
import { Box } from '../../ui/base'
import { IconButton } from '../../ui/button'
import { SearchField } from '../../ui/field'
import { type PickItem, PickList } from '../../ui/row/pick-list'
import { Section } from '../../ui/section'
import { Failure, Skeleton } from '../../ui/state'
import style from './visit.module.scss'

export interface DoorPickerProps {
  /** The question that a door answers. */
  question: string
  stage: 'loading' | 'ready' | 'failed'
  words: string
  onWords: (words: string) => void
  onSearch: () => void
  /** Undefined where there is no camera to scan with. */
  onScan?: () => void
  places: readonly PickItem[]
  /** How they are ordered (`最近去过的排前面`). */
  order: string
  chosen?: string
  /** `替您选好`, `您选的`, `门牌码对上了` */
  chosenWord: string
  onChoose: (key: string) => void
  requestId?: string
  onRetry: () => void
}

/** Which door: scanned, searched, or the likeliest, which is chosen already. */
export function DoorPicker(props: DoorPickerProps) {
  const { question, stage, words, places } = props
  const { care } = useLook()
  return (
    <>
      <SearchField
        label="名称或拼音"
        placeholder={care ? '名称或拼音' : '名称或拼音，如 lzmg'}
        value={words}
        onChange={props.onWords}
        onSearch={props.onSearch}
      >
        {props.onScan && <IconButton tinted icon="scan" label="扫门牌码" onTap={props.onScan} />}
      </SearchField>
      <Section title={question} note={places.length > 0 ? props.order : undefined}>
        {stage === 'loading' && <Skeleton rows={4} />}
        {stage === 'failed' && <Failure onRetry={props.onRetry} requestId={props.requestId} />}
        {stage === 'ready' && places.length > 0 && (
          <PickList
            label={question}
            items={places}
            chosen={props.chosen}
            chosenWord={props.chosenWord}
            onChoose={props.onChoose}
          />
        )}
        {stage === 'ready' && places.length === 0 && <NoPlace words={words} />}
      </Section>
    </>
  )
}

const NoPlace = ({ words }: { words: string }) => (
  <Box role="status" className={style.none}>
    {words === ''
      ? '这里还没有登记的门牌。扫一下门口的码，或者写名称找。'
      : `没找到「${words}」。换两个字试试，或者扫门口的码。`}
  </Box>
)
