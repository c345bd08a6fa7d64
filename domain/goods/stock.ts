import type { StoredStock, StoredStockMove } from './stored'

/** The numbers of one item at one outlet. */
export type Shelf = Pick<StoredStock, 'opening' | 'received' | 'handedOut' | 'onHand' | 'reserved'>

/** How many can still be reserved. */
export const freeOf = ({ onHand, reserved }: Pick<Shelf, 'onHand' | 'reserved'>): number => onHand - reserved

/** What always holds: opening + in − out = on hand, and nothing is promised that is not there. */
export const isSound = ({ opening, received, handedOut, onHand, reserved }: Shelf): boolean =>
  onHand === opening + received - handedOut && reserved >= 0 && reserved <= onHand

/** Goods that came in: how many, who counted them, under which command. */
type Delivery = { commandId: string; count: number; by: StoredStockMove['by']; note: string; at: Date }

/** Goods come in. The move's id is derived from the command, so that one delivery is counted once. */
export function receive(stock: StoredStock, delivery: Delivery): { stock: StoredStock; move: StoredStockMove } {
  const { commandId, count, by, note, at } = delivery
  return {
    stock: {
      ...stock,
      received: stock.received + count,
      onHand: stock.onHand + count,
      version: stock.version + 1,
    },
    move: { ...moveOf(stock, 'received'), _id: `in:${commandId}`, count, by, note, at },
  }
}

/** What every move carries of its shelf. */
export const moveOf = <K extends StoredStockMove['kind']>(
  { _id, streetId, orgPath }: Pick<StoredStock, '_id' | 'streetId' | 'orgPath'>,
  kind: K,
) => ({ stockId: _id, streetId, orgPath, kind })
