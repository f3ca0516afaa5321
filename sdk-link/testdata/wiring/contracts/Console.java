package contracts;

public interface Console {}
