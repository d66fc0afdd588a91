"""Thousands of campaigns: a durable ledger, engines that run rows, and what comes out."""
