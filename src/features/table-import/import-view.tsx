import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Hint, Notice } from '../../ui/hint'
import { Section } from '../../ui/section'
import { Empty, OfflineBanner } from '../../ui/state'
import type { Checked, ImportWords } from './import-words'
import style from './table-import.module.scss'
import type { Progress } from './use-import'

export interface ImportViewProps {
  words: ImportWords
  /** A mini-program cannot choose tables. */
  canChoose: boolean
  offline: boolean
  busy: boolean
  checked?: Checked
  progress?: Progress
  /** What is shown was begun before and left. */
  resumes?: boolean
  onTemplate: () => void
  onSend: () => void
  onRun: () => void
  onDone: () => void
}

/** 用表格导入, of places or of people: a template, a look at every cell, and only then the import, with its progress. */
export function ImportView(props: ImportViewProps) {
  const { words, canChoose, offline, busy, checked, progress, resumes = false } = props
  if (!canChoose) return <Empty title="请在电脑上导入" text={`用浏览器打开，登录以后\n${words.path}`} />
  const off = offline ? '连上网才能办' : undefined
  const right = checked !== undefined && checked.importId !== null
  return (
    <Box className={style.import}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再传表。" />}
      <Section title="1. 拿模板">
        <Card>
          <Box className={style.words}>{words.template}</Box>
          <Box className={style.buttons}>
            <Button kind="second" icon="down" busy={busy && '正在做'} offBecause={off} onTap={props.onTemplate}>
              下载模板
            </Button>
          </Box>
        </Card>
      </Section>
      <Section title="2. 传上来检查">
        <Card>
          <Box className={style.words}>先检查，不写进名册。哪一格不对会写明白，全对了才能导入。</Box>
          <Box className={style.buttons}>
            <Button
              kind={right ? 'second' : 'main'}
              icon="up"
              busy={busy && '正在检查'}
              offBecause={off}
              onTap={props.onSend}
            >
              选一张表
            </Button>
          </Box>
          {checked && !right && (checked.problemCount > 0 ? <Problems checked={checked} /> : <NothingToDo />)}
        </Card>
      </Section>
      {(right || resumes) && (
        <Section title="3. 导入">
          <Card>
            {progress?.done ? (
              <>
                <Done words={words} progress={progress} />
                <Button kind="second" icon="right" onTap={props.onDone}>
                  {words.onward}
                </Button>
              </>
            ) : (
              <>
                {right ? (
                  <Notice tone="ok" title={`${checked.rows} 行都对`} text={words.right(checked)} />
                ) : (
                  <Notice tone="late" title="上次的表还没导完" text="点「接着导入」就从停下的地方往下写，不会写重。" />
                )}
                {progress && <Bar {...progress} counted={words.counted} />}
                <Button
                  icon="check"
                  busy={busy && (progress ? `已导入 ${progress.written} ${words.counted}` : '正在导入')}
                  offBecause={off}
                  onTap={props.onRun}
                >
                  {progress || !right ? '接着导入' : `导入 ${toWrite(checked)} ${words.counted}`}
                </Button>
              </>
            )}
          </Card>
        </Section>
      )}
    </Box>
  )
}

/** Rows that say what the register says already need no writing. */
const toWrite = (checked: Checked): number => ('added' in checked ? checked.added + checked.changed : checked.rows)

const NothingToDo = () => (
  <Box className={style.after}>
    <Notice tone="ok" title="和名册一样，不用导入" text="表里写的，名册里都有了，一处也没变。" />
  </Box>
)

function Done({ words, progress: { total, skipped = [] } }: { words: ImportWords; progress: Progress }) {
  if (skipped.length === 0) return <Notice tone="ok" title={`${total} ${words.counted}都导入了`} text={words.done} />
  return (
    <>
      <Notice
        tone="late"
        title={`导入了 ${total - skipped.length} ${words.counted}，${skipped.length} ${words.counted}没有动`}
        text="没有动的列在下面。"
      />
      <Cells label="没有动的" problems={skipped} />
    </>
  )
}

const Bar = ({ written, total, counted }: Progress & { counted: string }) => (
  <Box role="status" className={style.bar}>
    <Box className={style.words}>{`已导入 ${written} ${counted}，共 ${total} ${counted}`}</Box>
    <Box className={style.track}>
      <Box className={style.filled} style={{ width: `${Math.round((100 * written) / total)}%` }} />
    </Box>
  </Box>
)

function Problems({ checked: { rows, problems, problemCount } }: { checked: Checked }) {
  return (
    <Box className={style.after}>
      <Notice
        tone="late"
        title={`有 ${problemCount} 处要改`}
        text={rows === 0 ? '改好再传一次。' : `一共 ${rows} 行，还没有导入。改好再传一次。`}
      />
      <Cells label="要改的地方" problems={problems} />
      {problemCount > problems.length && (
        <Hint icon="info">{`先列出前 ${problems.length} 处，改好这些再传，后面的会接着列。`}</Hint>
      )}
    </Box>
  )
}

const Cells = ({
  label,
  problems,
}: {
  label: string
  problems: Checked['problems'] | NonNullable<Progress['skipped']>
}) => (
  <Box as="ul" label={label}>
    {problems.map(({ cell, message }) => (
      <Box as="li" key={`${cell}${message}`} className={style.problem}>
        <Box as="b">{cell}</Box>
        {`：${message}`}
      </Box>
    ))}
  </Box>
)
