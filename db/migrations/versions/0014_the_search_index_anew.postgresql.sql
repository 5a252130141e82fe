TRUNCATE claim_fts;
