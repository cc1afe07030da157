import type { Lines, Phrases } from './phrases.ts';

const friendly: Lines = {
  our_promise: (topic) =>
    `Kami pernah bilang akan menghubungi Anda kembali soal ${topic}. Terima kasih sudah menunggu. Ada yang ingin Anda tambahkan?`,
  our_question: (topic) =>
    `Kami sempat bertanya soal ${topic} dan belum mendapat kabar dari Anda. Silakan balas di sini kapan saja.`,
  their_question: (topic) =>
    `Apakah jawaban kami soal ${topic} sudah membantu? Kalau masih ada pertanyaan, silakan tanyakan.`,
  their_decision: (topic) =>
    `Apakah Anda masih mempertimbangkan ${topic}? Kalau ada yang ingin diketahui, silakan tanyakan.`,
  owed_answer: (topic) =>
    `Mohon maaf sudah membuat Anda menunggu. Apakah pertanyaan Anda soal ${topic} masih perlu dijawab?`,
  again: (topic) =>
    `Kami hanya ingin menanyakan kabar soal ${topic}. Kalau sudah tidak perlu, tidak apa-apa; cukup beri tahu kami.`,
  rule: (topic) => `Apakah ada yang bisa kami bantu soal ${topic}?`,
};

export const indonesian: Phrases = {
  greeting: (name, tone) =>
    tone === 'formal' ? (name === null ? 'Halo,' : `Halo ${name},`) : name === null ? 'Hai!' : `Hai ${name}!`,
  topics: {
    generic: 'permintaan Anda',
    appointments: 'janji temu Anda',
    reservations: 'reservasi Anda',
    products: 'produk yang Anda tanyakan',
    delivery: 'pengiriman Anda',
    services: 'layanan yang Anda tanyakan',
    real_estate: 'properti tersebut',
    education: 'kursus tersebut',
    automotive: 'kendaraan tersebut',
    travel: 'perjalanan Anda',
  },
  lines: { friendly, formal: friendly },
};
