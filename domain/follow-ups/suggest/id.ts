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

const formal: Lines = {
  our_promise: (topic) =>
    `Kami telah menyampaikan bahwa Anda akan dihubungi kembali mengenai ${topic}. Terima kasih atas kesabaran Anda. Apakah ada yang ingin Anda tambahkan?`,
  our_question: (topic) =>
    `Kami telah mengajukan pertanyaan mengenai ${topic} dan belum menerima jawaban Anda. Mohon balas di sini apabila Anda berkenan.`,
  their_question: (topic) =>
    `Semoga jawaban kami mengenai ${topic} bermanfaat bagi Anda. Apabila masih ada yang kurang jelas, mohon sampaikan kepada kami.`,
  their_decision: (topic) =>
    `Apakah Anda masih mempertimbangkan ${topic}? Apabila ada yang ingin Anda ketahui sebelum memutuskan, mohon sampaikan kepada kami.`,
  owed_answer: (topic) =>
    `Kami mohon maaf telah membuat Anda menunggu. Apakah pertanyaan Anda mengenai ${topic} masih memerlukan jawaban?`,
  again: (topic) =>
    `Kami menghubungi Anda kembali mengenai ${topic}. Apabila sudah tidak diperlukan, mohon beri tahu kami.`,
  rule: (topic) => `Apakah ada yang dapat kami bantu mengenai ${topic}?`,
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
  lines: { friendly, formal },
};
