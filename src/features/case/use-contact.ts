import { useTell } from '../session/use-tell'

/** Asks for a reporter's name and phone, with the reason why. Nothing of the answer is kept. */
export function useContact(reportId: string) {
  const { tell } = useTell('case', 'revealContact', { changes: false })
  return async (reason: string): Promise<{ name: string; phone: string } | { problem: string }> => {
    const reply = await tell({ reportId, reason })
    return reply.ok ? reply.data : { problem: reply.refusal.message }
  }
}
