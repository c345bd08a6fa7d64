/** What runs in a thread beside the main one: reading that takes long, on connections of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { CloudError, codeOf, messageOf } from '../../errors'
import { runPipeline } from '../../query/aggregate'
import { compileMatch } from '../../query/match'
import { encode } from '../codec'
import type { Plan } from '../plan'
import { countMatches, gather } from '../scan'
import { Connection, Readers } from '../sqlite'
import type { Doc } from '../values'
import { answerLimitBytes, type Report, type Task } from './task'

const rowsPerReport = 200
const effort = { mostRows: Number.POSITIVE_INFINITY, patient: true }
const { file } = workerData as { file: string }
const readers = new Readers(file)
const keeper = new Connection(file)
const port = parentPort

const report = (said: Report) => port?.postMessage(said)

const tooLarge = () =>
  new CloudError('EXCEED_MAX_RESPONSE_SIZE', `the answer is larger than ${answerLimitBytes / 1024 / 1024} MB`)

function sendRows(task: number, rows: Iterable<[id: string, text: string]>): void {
  let piece: [string, string][] = []
  for (const row of rows) {
    piece.push(row)
    if (piece.length < rowsPerReport) continue
    report({ task, kind: 'rows', rows: piece })
    piece = []
  }
  if (piece.length > 0) report({ task, kind: 'rows', rows: piece })
}

/** What was written meanwhile had to wait in the log until the snapshot was let go. */
function tidy(): void {
  try {
    keeper.get('PRAGMA wal_checkpoint(PASSIVE)')
  } catch {
    // A full disk: the next commit tries it again.
  }
}

const allOf = async (connection: Connection, plan: Plan, query: Doc): Promise<Doc[]> => {
  const selection = { query, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY }
  const found = await gather(connection, plan, compileMatch(query), selection, effort)
  return (found ?? []).map(({ doc }) => doc)
}

async function perform(number: number, task: Task, connection: Connection): Promise<number> {
  switch (task.kind) {
    case 'select': {
      const found = await gather(connection, task.plan, compileMatch(task.selection.query), task.selection, effort)
      sendRows(
        number,
        (found ?? []).map(({ id, text }) => [id, text]),
      )
      return found?.length ?? 0
    }
    case 'count':
      return (
        (await countMatches(
          connection,
          task.plan,
          compileMatch(task.query),
          effort,
          Object.keys(task.query).length === 0,
        )) ?? 0
      )
    case 'aggregate': {
      const foreign = new Map<string, Doc[]>()
      for (const [name, plan] of task.foreign) foreign.set(name, await allOf(connection, plan, {}))
      const docs = runPipeline(await allOf(connection, task.plan, task.query), [...task.stages], foreign)
      let bytes = 0
      const texts = docs.map((doc): [string, string] => {
        const text = encode(doc)
        bytes += text.length
        if (bytes > answerLimitBytes) throw tooLarge()
        return ['', text]
      })
      sendRows(number, texts)
      return docs.length
    }
  }
}

port?.on('message', async ({ number, task }: { number: number; task: Task }) => {
  const connection = readers.lease()
  connection.begin()
  const ended = await perform(number, task, connection).then(
    (total): Report => ({ task: number, kind: 'done', total }),
    (error): Report => ({ task: number, kind: 'failed', code: codeOf(error), message: messageOf(error) }),
  )
  connection.rollback()
  readers.giveBack(connection)
  tidy()
  report(ended)
})
