import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Hint, Notice } from '../../ui/hint'
import { Section } from '../../ui/section'
import { Empty, OfflineBanner } from '../../ui/state'
import style from './places.module.scss'
import type { Checked, Progress } from './use-import'

export interface ImportViewProps {
  /** A mini-program cannot choose tables. */
  canChoose: boolean
  offline: boolean
  busy: boolean
  checked?: Checked
  progress?: Progress
  onTemplate: () => void
  onSend: () => void
  onRun: () => void
  onDone: () => void
}

/** 用表格导入: a template, a look at every cell, and only then the import, with its progress. */
export function ImportView(props: ImportViewProps) {
  const { canChoose, offline, busy, checked, progress } = props
  if (!canChoose)
    return <Empty title="请在电脑上导入" text={'用浏览器打开，登录以后\n在「单位与场所」里选「用表格导入」。'} />
  const off = offline ? '连上网才能办' : undefined
  const right = checked !== undefined && checked.importId !== null
  return (
    <Box className={style.places}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再传表。" />}
      <Section title="1. 拿模板">
        <Card>
          <Box className={style.words}>一行一家，一次最多 5000 行。名称、类型、社区一定要填，别的可以空着。</Box>
          <Box className={`${style.buttons} ${style.after}`}>
            <Button kind="second" icon="down" busy={busy && '正在做'} offBecause={off} onTap={props.onTemplate}>
              下载模板
            </Button>
          </Box>
        </Card>
      </Section>
      <Section title="2. 传上来检查">
        <Card>
          <Box className={style.words}>先检查，不写进名册。哪一格不对会写明白，全对了才能导入。</Box>
          <Box className={`${style.buttons} ${style.after}`}>
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
          {checked && !right && <Problems checked={checked} />}
        </Card>
      </Section>
      {right && (
        <Section title="3. 导入">
          <Card>
            {progress?.done ? (
              <>
                <Notice tone="ok" title={`${progress.total} 家都导入了`} text="名册里已经有了，可以去印场所码。" />
                <Button kind="second" icon="right" onTap={props.onDone}>
                  去看名册
                </Button>
              </>
            ) : (
              <>
                <Notice tone="ok" title={`${checked.rows} 行都对`} text="导入到一半断了也不要紧，再点一次接着来。" />
                {progress && <Bar {...progress} />}
                <Button
                  icon="check"
                  busy={busy && (progress ? `已导入 ${progress.written} 家` : '正在导入')}
                  offBecause={off}
                  onTap={props.onRun}
                >
                  {progress ? '接着导入' : `导入 ${checked.rows} 家`}
                </Button>
              </>
            )}
          </Card>
        </Section>
      )}
    </Box>
  )
}

const Bar = ({ written, total }: Progress) => (
  <Box role="status" className={style.bar}>
    <Box className={style.words}>{`已导入 ${written} 家，共 ${total} 家`}</Box>
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
      <Box as="ul" label="要改的地方">
        {problems.map(({ cell, message }) => (
          <Box as="li" key={`${cell}${message}`} className={style.problem}>
            <Box as="b">{cell}</Box>
            {`：${message}`}
          </Box>
        ))}
      </Box>
      {problemCount > problems.length && (
        <Hint icon="info">{`先列出前 ${problems.length} 处，改好这些再传，后面的会接着列。`}</Hint>
      )}
    </Box>
  )
}
