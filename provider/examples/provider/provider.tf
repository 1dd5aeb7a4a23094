terraform {
  required_providers {
    ipplan = {
      source = "ipplan/ipplan"
    }
  }
}
