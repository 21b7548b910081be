/** The card was refused; the customer is told so by this name. */
class CardDeclined extends Error {
  name = 'CardDeclined';
}

/** Charges a customer. A real shop calls its payment provider here; this one refuses cards that end in 0000. */
exports.handler = async ({ orderId, card, amount }) => {
  if (typeof card !== 'string' || card.endsWith('0000')) {
    throw new CardDeclined(`the card of order ${orderId} was refused`);
  }
  return { chargeId: `charge-${orderId}`, amount };
};
