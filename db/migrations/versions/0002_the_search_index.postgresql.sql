SELECT 'the index of this store begins with 0006';
