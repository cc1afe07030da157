import { abandonedOrder, checkInAfterPurchase, commonReviewRules, quoteWithoutAnswer, winBack } from './presets.ts';
import { actionSignal, aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Shops: people who buy things. */
export const products: BusinessTemplate = {
  key: 'products',
  name: 'Products',
  description: 'Customers buy things, in a shop or online: fashion, electronics, furniture, cosmetics, handmade goods.',
  cues: [
    'shop',
    'store',
    'products',
    'product',
    'sell',
    'stock',
    'size',
    'sizes',
    'colour',
    'color',
    'warranty',
    'catalogue',
    'catalog',
    'wholesale',
    'retail',
    'online shop',
    'boutique',
    'electronics',
    'furniture',
    'clothes',
    'brand',
  ],
  characteristics: [
    { key: 'catalogue', label: 'Catalogue', icon: 'shopping-bag' },
    { key: 'shipping', label: 'Shipping', icon: 'truck' },
    { key: 'returns', label: 'Returns', icon: 'arrow-back-up' },
    { key: 'wholesale', label: 'Wholesale', icon: 'packages' },
  ],
  signals: [
    ...aiSignals({ asks_availability: 15, comparing: 15 }),
    keywordSignal('wholesale', ['wholesale', 'bulk order', 'reseller', 'distributor', 'minimum order'], {
      name: 'Buys in bulk',
      category: 'fit',
      points: 20,
      maxCount: 1,
    }),
    actionSignal('cart_abandoned', { name: 'Left a full cart', category: 'intent', points: 15, maxCount: 2 }),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['asks for a product, size, colour or price', 'asks whether it is in stock'],
    comparing: ['asks which of two is better', 'asks about quality or warranty', 'found it cheaper elsewhere'],
    closing: ['wants to order', 'asks for payment methods', 'asks for a discount on a full cart'],
    in_progress: ['asks for the tracking number', 'changes the address', 'asks when it ships'],
    follow_up: ['got it and thanks', 'wants to exchange or return it', 'orders again'],
  },
  followUpPresets: [quoteWithoutAnswer, abandonedOrder, checkInAfterPurchase, winBack],
  reviewRules: [
    ...commonReviewRules,
    {
      id: 'defect',
      name: 'Broken or wrong',
      intents: ['defect'],
      keywords: ['defective', 'broken', 'wrong item', 'damaged'],
    },
  ],
};
