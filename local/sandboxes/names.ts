/** Given and family names in use in Indonesia, for invented people. Some carry an apostrophe, as real ones do. */

export const maleNames = [
  ...['Agus', 'Ahmad', 'Andi', 'Anton', 'Arif', 'Bambang', 'Bayu', 'Benny', 'Budi', 'Cahyo', 'Daniel', 'Dedi', 'Deni'],
  ...['Dimas', 'Dwi', 'Eko', 'Fajar', 'Ferdinand', 'Galih', 'Gede', 'Hadi', 'Hendra', 'Heri', 'Ibrahim', 'Imam'],
  ...['Indra', 'Irfan', 'Iwan', 'Joko', 'Kadek', 'Komang', 'Lukman', 'Made', "Ma'ruf", 'Muhammad', 'Nanang', 'Nyoman'],
  ...['Okto', 'Petrus', 'Purnomo', 'Putu', 'Rahmat', 'Ridwan', 'Rizki', 'Rudi', 'Samuel', 'Slamet', 'Sugeng', 'Suryo'],
  ...['Taufik', 'Teguh', 'Tri', 'Ujang', 'Wahyu', 'Wayan', 'Yanto', 'Yohanes', 'Yusuf', 'Zainal'],
];

export const femaleNames = [
  ...['Ani', 'Asih', 'Astuti', 'Ayu', 'Citra', 'Desi', 'Dewi', 'Diah', 'Dina', 'Dwi', 'Eka', 'Elisabet', 'Endang'],
  ...['Erna', 'Fatimah', 'Fitri', 'Gita', 'Halimah', 'Hesti', 'Ida', 'Indah', 'Intan', 'Kartika', 'Komang', 'Kurnia'],
  ...['Lestari', 'Lina', 'Luh', 'Made', 'Maria', 'Maya', 'Mega', 'Murni', 'Nengah', 'Ningsih', 'Novi', "Nur'aini"],
  ...['Nurul', 'Putri', 'Rahayu', 'Ratna', 'Retno', 'Rina', 'Rini', 'Rosmawati', 'Rukmini', 'Sari', 'Siti', 'Sri'],
  ...['Sulastri', 'Tri', 'Tuti', 'Umi', 'Wahyuni', 'Wati', 'Wulan', 'Yanti', 'Yuliana', 'Yuni', 'Zahra'],
];

export const familyNames = [
  ...['Anggraini', 'Ginting', 'Gunawan', 'Hakim', 'Halim', 'Handayani', 'Harahap', 'Hartono', 'Hasibuan', 'Hidayat'],
  ...['Hutapea', 'Irawan', 'Iskandar', 'Kogoya', 'Kurniawan', 'Kusuma', 'Lestari', 'Lubis', 'Mandala', 'Manurung'],
  ...['Maulana', 'Nababan', 'Nasution', 'Nugroho', 'Palupi', 'Panjaitan', 'Permata', 'Prabowo', 'Pranata', 'Prasetyo'],
  ...['Pratama', 'Purba', 'Rahman', 'Ramadhan', 'Rumbiak', 'Saputra', 'Santoso', 'Saragih', 'Setiawan', 'Siahaan'],
  ...[
    'Siregar',
    'Sitorus',
    'Suharto',
    'Sulaiman',
    'Suparman',
    'Supriyadi',
    'Suryadi',
    'Susanto',
    'Sutrisno',
    'Syahputra',
  ],
  ...['Tambunan', 'Tanjung', 'Utami', 'Wahid', 'Wenda', 'Wibowo', 'Wicaksono', 'Widodo', 'Wijaya', 'Yulianto'],
];
