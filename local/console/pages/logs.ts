import type { ServerResponse } from 'node:http'
import type { CallLog, LogEvent } from '../../runner/call-log'
import { clockLabel } from '../format'
import { html } from '../html'
import { addressOf, streamHeaders, type View } from '../page'
import { requestLink } from '../parts'
import type { Sources, Visit } from '../sources'
import { codeLabels } from '../words'

const shownLines = 300
const longestShown = 2000
const beatMs = 15_000
const mostStreams = 16

interface Row {
  at: number
  functionName: string
  requestId: string
  stream: 'stdout' | 'stderr' | 'call'
  text: string
}

interface Filter {
  functionName: string
  requestId: string
  text: string
}

const filterOf = (query: URLSearchParams): Filter => ({
  functionName: query.get('function') ?? '',
  requestId: (query.get('request') ?? '').trim(),
  text: query.get('text') ?? '',
})

const passes = ({ functionName, requestId, text }: Filter, row: Row): boolean =>
  (functionName === '' || row.functionName === functionName) &&
  row.requestId.startsWith(requestId) &&
  row.text.toLowerCase().includes(text.toLowerCase())

/** What is new in the log, as a row; the beginning of a call is none. */
function rowOf(event: LogEvent): Row | undefined {
  if (event.kind === 'line') {
    const { at, requestId, stream, text } = event.line
    return { at, functionName: event.functionName, requestId, stream, text: text.slice(0, longestShown) }
  }
  const { functionName, requestId, outcome, durationMs, startedAt } = event.call
  if (outcome === 'running') return undefined
  const text = `${outcome === 'ok' ? '成功' : `${codeLabels[outcome] ?? '没成功'} ${outcome}`}，${durationMs} 毫秒`
  return { at: startedAt + durationMs, functionName, requestId, stream: 'call', text }
}

const rowsOf = (log: CallLog): Row[] =>
  log
    .calls()
    .flatMap((call) => {
      const lines = log.call(call.requestId)?.lines ?? []
      const events: LogEvent[] = lines.map((line) => ({ kind: 'line', functionName: call.functionName, line }))
      const rows = [...events, { kind: 'call' as const, call }].flatMap((event) => rowOf(event) ?? [])
      // What a call printed last may be read after its answer: the end still stands below.
      const last = rows.at(-1)
      if (last) last.at = Math.max(...rows.map(({ at }) => at))
      return rows
    })
    .sort((a, b) => a.at - b.at)

/** What functions print, oldest first; new lines come by themselves where scripts run. */
export function logsPage({ sources, query }: Visit): View {
  const filter = filterOf(query)
  const { log } = sources.functions
  const rows = rowsOf(log)
    .filter((row) => passes(filter, row))
    .slice(-shownLines)
  const names = sources.functions.list().map(({ config }) => config.name)
  const parameters = { function: filter.functionName, request: filter.requestId, text: filter.text }
  return {
    room: 'logs',
    title: '日志',
    body: html`<form class="ask" method="get" action="${addressOf('logs')}">
<label>云函数<select name="function"><option value="">全部</option>${names.map(
      (name) => html`<option value="${name}" ${name === filter.functionName && html`selected`}>${name}</option>`,
    )}</select></label>
<label>请求号<input name="request" value="${filter.requestId}" spellcheck="false" autocapitalize="off"></label>
<label>含有<input name="text" value="${filter.text}"></label>
<button type="submit">筛</button>
</form>
<p class="lead" id="live-state" role="status">最近 ${shownLines} 行，刷新这一页看新的。</p>
<ol class="lines" id="live" tabindex="0" aria-label="日志" data-stream="${addressOf('logs/stream', parameters)}" data-calls="${addressOf('calls')}" data-most="${shownLines}">${rows.map(
      ({ at, functionName, requestId, stream, text }) =>
        html`<li class="${stream}"><time>${clockLabel(at)}</time> <span class="who">${functionName}</span> ${requestLink(requestId)} <bdi>${text}</bdi></li>`,
    )}</ol>`,
  }
}

/** Hands new rows on to pages that stay open, until they are left or the cloud closes. */
export class LogStreams {
  private readonly open = new Set<ServerResponse>()

  constructor(private readonly sources: Pick<Sources, 'functions'>) {}

  /** Whether there is room for one more. */
  serve(response: ServerResponse, query: URLSearchParams): boolean {
    if (this.open.size >= mostStreams) return false
    const filter = filterOf(query)
    response.writeHead(200, streamHeaders)
    response.write(': begun\n\n')
    this.open.add(response)
    const stop = this.sources.functions.log.listen((event) => {
      const row = rowOf(event)
      // A reader that does not keep up misses lines; the page shows them all when it is loaded again.
      if (!row || !passes(filter, row) || response.writableNeedDrain) return
      response.write(`data: ${JSON.stringify({ ...row, at: clockLabel(row.at) })}\n\n`)
    })
    const beat = setInterval(() => response.write(': still here\n\n'), beatMs)
    beat.unref()
    response.on('close', () => {
      stop()
      clearInterval(beat)
      this.open.delete(response)
    })
    return true
  }

  close(): void {
    for (const response of this.open) response.end()
  }
}
